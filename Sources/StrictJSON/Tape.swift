/// One value or member name of a scanned text.
///
/// The entries of a text lie in the order of the text: a container is followed by its contents, a member name by its
/// value.
struct TapeEntry: Sendable {
    /// Where the value begins, quotes included.
    var start: UInt32

    /// Where the value ends.
    var end: UInt32

    /// The index after the value and all it contains; of a member name, its digest; of a container that is still open,
    /// the container around it.
    var link: UInt32

    var kind: JSONNode.Kind
    var flags: Flags = []

    struct Flags: OptionSet, Sendable {
        let rawValue: UInt8

        /// A string with escapes.
        static let escaped = Flags(rawValue: 1)
        /// A number with a fraction or an exponent.
        static let fractional = Flags(rawValue: 2)
        /// A number that I-JSON receivers need not read exactly.
        static let outOfRange = Flags(rawValue: 4)
    }
}

/// The bytes of a scanned text and what was found in them; shared by all nodes of the text.
final class JSONStorage: Sendable {
    let bytes: [UInt8]
    let tape: ContiguousArray<TapeEntry>
    let hasNumberOutOfRange: Bool

    init(bytes: [UInt8], tape: ContiguousArray<TapeEntry>, hasNumberOutOfRange: Bool) {
        self.bytes = bytes
        self.tape = tape
        self.hasNumberOutOfRange = hasNumberOutOfRange
    }

    /// Returns the index after the value at `index`.
    @inline(__always)
    func end(of index: Int) -> Int { Int(tape[index].link) }

    /// Returns the text of the string or member name at `index`, unescaped.
    func text(at index: Int) -> String {
        let entry = tape[index]
        let inner = Int(entry.start) + 1..<Int(entry.end) - 1
        return bytes.withUnsafeBufferPointer { buffer in
            let content = UnsafeBufferPointer(rebasing: buffer[inner])
            return entry.flags.contains(.escaped)
                ? String(decoding: unescaped(content), as: UTF8.self) : String(decoding: content, as: UTF8.self)
        }
    }

    /// Whether the value is a number written without fraction and exponent.
    @inline(__always)
    func isInteger(_ index: Int) -> Bool {
        let entry = tape[index]
        return entry.kind == .number && !entry.flags.contains(.fractional)
    }

    /// Returns the integer at the index, or `nil` if the type cannot hold it.
    @inline(__always)
    func integer<Integer: FixedWidthInteger>(at index: Int) -> Integer? {
        let entry = tape[index]
        return bytes.withUnsafeBufferPointer { bytes in
            let isNegative = bytes[Int(entry.start)] == UInt8(ascii: "-")
            var magnitude: UInt64 = 0
            for byte in bytes[Int(entry.start) + (isNegative ? 1 : 0)..<Int(entry.end)] {
                let (shifted, overflow) = magnitude.multipliedReportingOverflow(by: 10)
                let (sum, carry) = shifted.addingReportingOverflow(UInt64(byte &- UInt8(ascii: "0")))
                if overflow || carry { return nil }
                magnitude = sum
            }
            guard isNegative else { return Integer(exactly: magnitude) }
            guard magnitude <= Int64.min.magnitude else { return nil }
            return Integer(exactly: Int64(truncatingIfNeeded: 0 &- magnitude))
        }
    }

    /// Returns the index of the object's member name that equals `name`, looking from the name at `start` on and then
    /// from the first.
    func findMember(_ name: String, of object: Int, from start: Int) -> Int? {
        let end = end(of: object)
        return name.withUTF8Bytes { name in
            bytes.withUnsafeBufferPointer { buffer in
                var key = start
                while key < end {
                    if matches(key, name, in: buffer) { return key }
                    key = self.end(of: key + 1)
                }
                key = object + 1
                while key < start {
                    if matches(key, name, in: buffer) { return key }
                    key = self.end(of: key + 1)
                }
                return nil
            }
        }
    }

    @inline(__always)
    private func matches(
        _ key: Int,
        _ name: UnsafeBufferPointer<UInt8>,
        in buffer: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        let entry = tape[key]
        if entry.flags.contains(.escaped) {
            let content = UnsafeBufferPointer(rebasing: buffer[Int(entry.start) + 1..<Int(entry.end) - 1])
            return unescaped(content).elementsEqual(name)
        }
        return buffer.matches(name, from: Int(entry.start) + 1, to: Int(entry.end) - 1)
    }

    /// Returns the way from one value to another inside it.
    func steps(from root: Int, to target: Int) -> [JSONPointer.Step] {
        var steps: [JSONPointer.Step] = []
        var container = root
        while container != target {
            let isObject = tape[container].kind == .object
            var child = container + (isObject ? 2 : 1)
            var position = 0
            while end(of: child) <= target {
                child = end(of: child) + (isObject ? 1 : 0)
                position += 1
            }
            steps.append(isObject ? .member(text(at: child - 1)) : .element(position))
            container = child
        }
        return steps
    }
}
