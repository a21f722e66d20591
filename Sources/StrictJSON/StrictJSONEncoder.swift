/// Encodes values straight into a byte buffer, in the order in which they are encoded.
package struct StrictJSONEncoder: Sendable {
    /// What becomes of members without a value.
    package enum NullPolicy: Sendable {
        /// They are written as `null`.
        case writeNull
        /// They are left out.
        case omit
    }

    /// What becomes of members without a value.
    package var nullPolicy: NullPolicy

    /// Creates an encoder.
    ///
    /// - Parameter nullPolicy: What becomes of members without a value.
    package init(nullPolicy: NullPolicy = .writeNull) {
        self.nullPolicy = nullPolicy
    }

    /// Encodes a value.
    ///
    /// - Parameter value: The value.
    /// - Returns: Its JSON text.
    /// - Throws: `EncodingError` if the value has no JSON text, such as a number that is not finite, or what the value
    ///   itself threw.
    package func encode<T: Encodable>(_ value: T) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try encode(value, into: &bytes)
        return bytes
    }

    /// Encodes a value behind what a buffer holds.
    ///
    /// - Parameters:
    ///   - value: The value.
    ///   - bytes: The buffer; after an error it holds what it held before.
    /// - Throws: `EncodingError` if the value has no JSON text, such as a number that is not finite, or what the value
    ///   itself threw.
    package func encode<T: Encodable>(_ value: T, into bytes: inout [UInt8]) throws {
        let start = bytes.count
        var buffer: [UInt8] = []
        swap(&buffer, &bytes)
        let state = EncodingState(writer: JSONWriter(bytes: consume buffer), nullPolicy: nullPolicy)
        defer { swap(&bytes, &state.writer.bytes) }
        do {
            try state.encode(value)
            if let failure = state.failure { throw failure }
        } catch {
            state.writer.bytes.removeSubrange(start...)
            throw error
        }
    }
}

/// An encoder that takes JSON text, for types that hold some.
///
/// An `encode(to:)` tries `encoder as? any JSONBytesEncoder`.
package protocol JSONBytesEncoder: Encoder {
    /// Writes the value as it is.
    ///
    /// - Parameter bytes: One valid JSON text.
    func encode(raw bytes: ArraySlice<UInt8>)
}
