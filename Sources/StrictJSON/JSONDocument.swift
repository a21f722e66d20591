/// A text that was found to be I-JSON (RFC 7493): strict RFC 8259 grammar and UTF-8, no duplicate member names, no
/// lone surrogates, no noncharacters.
///
/// Nothing is copied out of the text until it is asked for; all nodes share it.
package struct JSONDocument: Sendable {
    let storage: JSONStorage

    /// Scans a text.
    ///
    /// - Parameters:
    ///   - bytes: The text, without byte order mark.
    ///   - maximumDepth: How deep arrays and objects may be nested.
    /// - Throws: The first violation.
    package init(_ bytes: [UInt8], maximumDepth: Int = 64) throws(JSONSyntaxError) {
        storage = try bytes.withUnsafeBufferPointer { buffer throws(JSONSyntaxError) in
            var scanner = JSONScanner(buffer, maximumDepth: maximumDepth)
            try scanner.scan()
            return JSONStorage(
                bytes: bytes,
                tape: scanner.tape,
                hasNumberOutOfRange: scanner.hasNumberOutOfRange
            )
        }
    }

    /// Scans a text given as a string.
    ///
    /// - Parameter text: The text.
    /// - Throws: The first violation.
    package init(_ text: String) throws(JSONSyntaxError) {
        try self.init(Array(text.utf8))
    }

    /// The value that the text holds.
    package var root: JSONNode { JSONNode(storage: storage, index: 0) }

    /// Returns the first number beyond what I-JSON lets a receiver expect: an integer outside ±(2^53−1), or a number
    /// too large for a double.
    ///
    /// - Parameter excluded: A value in which no number counts.
    /// - Returns: The number, or `nil` if all are in range.
    package func firstNumberOutOfRange(excluding excluded: JSONNode? = nil) -> JSONNode? {
        root.firstNumberOutOfRange(excluding: excluded)
    }
}
