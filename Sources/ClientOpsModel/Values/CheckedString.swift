/// A value written as one string that is checked on its way in.
package protocol CheckedString: Codable, Sendable, Hashable {
    /// What a caller has to give, in one clause.
    static var expectation: String { get }
    /// The string on the wire.
    var wireValue: String { get }
    /// Checks and normalises a string.
    ///
    /// - Throws: `TextProblem` that says what was expected.
    init(_ raw: String) throws(TextProblem)
}

extension CheckedString {
    /// Reads and checks a string.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let raw = try container.decode(String.self)
        do throws(TextProblem) { try self.init(raw) } catch {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: error.expected)
        }
    }

    /// Writes the string.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(wireValue)
    }
}
