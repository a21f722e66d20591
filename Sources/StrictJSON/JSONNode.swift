/// One value of a scanned text.
package struct JSONNode: Sendable {
    /// What a value can be.
    package enum Kind: UInt8, Sendable {
        case object, array, string, number, `true`, `false`, null
    }

    let storage: JSONStorage
    let index: Int

    @inline(__always)
    var entry: TapeEntry { storage.tape[index] }

    /// What the value is.
    package var kind: Kind { entry.kind }

    /// The bytes of the value as they stand in the text.
    package var rawBytes: ArraySlice<UInt8> {
        let entry = entry
        return storage.bytes[Int(entry.start)..<Int(entry.end)]
    }

    /// Whether the value is `null`.
    package var isNull: Bool { kind == .null }

    /// The JSON Pointer of the value in its text.
    package var pointer: String {
        JSONPointer.make(storage.steps(from: 0, to: index).map(\.token))
    }

    /// The text of a string, or `nil` if the value is none.
    package var string: String? {
        kind == .string ? storage.text(at: index) : nil
    }

    /// The truth value, or `nil` if the value is none.
    package var bool: Bool? {
        switch kind {
        case .true: true
        case .false: false
        default: nil
        }
    }

    /// The integer, or `nil` if the value is none: `1.0` and `1e3` are not integers.
    package var integer: Int64? { storage.isInteger(index) ? storage.integer(at: index) : nil }

    /// The number as a double, infinite if it is too large, or `nil` if the value is not a number.
    package var double: Double? {
        guard kind == .number else { return nil }
        return Double(String(decoding: rawBytes, as: UTF8.self))
    }

    /// Returns the first number inside the value that is an integer outside ±(2^53−1) or too large for a double.
    ///
    /// - Parameter excluded: A value in which no number counts.
    /// - Returns: The number, or `nil` if all are in range.
    package func firstNumberOutOfRange(excluding excluded: JSONNode? = nil) -> JSONNode? {
        guard storage.hasNumberOutOfRange else { return nil }
        var position = index
        let end = storage.end(of: index)
        while position < end {
            if let excluded, excluded.index == position {
                position = storage.end(of: position)
                continue
            }
            let entry = storage.tape[position]
            if entry.kind == .number, entry.flags.contains(.outOfRange) {
                return JSONNode(storage: storage, index: position)
            }
            position += 1
        }
        return nil
    }
}
