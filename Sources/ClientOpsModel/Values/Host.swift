/// A host as it is declared: a DNS name, an address or a short machine name, lower-case.
package struct Host: CheckedString {
    /// The normalised name.
    package let value: String
    /// The string on the wire.
    package var wireValue: String { value }

    /// What a caller has to give, in one clause.
    package static let expectation = "a host name such as web-1 or web-1.example.org"

    /// Checks and normalises a host.
    ///
    /// - Throws: `TextProblem` that says what was expected.
    package init(_ raw: String) throws(TextProblem) {
        guard let host = HostName.normalize(try TextRules.normalize(raw)) else {
            throw TextProblem(expected: Self.expectation)
        }
        value = host
    }
}

/// Another host name of an instance; its first label may be `*`.
package struct HostAlias: CheckedString {
    /// The normalised name, with the wildcard kept.
    package let value: String
    /// The string on the wire.
    package var wireValue: String { value }

    /// What a caller has to give, in one clause.
    package static let expectation = "a host name; at most its first label may be '*', as in *.example.org"

    /// Checks and normalises an alias.
    ///
    /// - Throws: `TextProblem` that says what was expected.
    package init(_ raw: String) throws(TextProblem) {
        let text = try TextRules.normalize(raw)
        let isWildcard = text.hasPrefix("*.")
        guard let host = HostName.normalize(isWildcard ? String(text.dropFirst(2)) : text),
            !isWildcard || host.contains(".")
        else { throw TextProblem(expected: Self.expectation) }
        value = isWildcard ? "*." + host : host
    }
}
