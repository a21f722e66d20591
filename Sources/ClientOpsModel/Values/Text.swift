@_spi(_Unicode) import Swift

/// How long a text may be, in Unicode scalars, and what it may hold: stated once, for checking and for the schema.
package protocol TextLimits: Sendable {
    /// Fewest and most Unicode scalars after trimming.
    static var length: ClosedRange<Int> { get }
    /// Whether line feeds are allowed.
    static var isMultiline: Bool { get }
    /// Looks at a trimmed, normalised text; answers what was expected, or nil when it is fine.
    static func problem(in text: String) -> String?
}

extension TextLimits {
    package static var isMultiline: Bool { false }
    package static func problem(in text: String) -> String? { nil }
    /// What a caller has to give, in one clause.
    package static var expectation: String {
        "text of \(length.lowerBound) to \(length.upperBound) characters"
            + (isMultiline ? "" : " on one line")
    }
}

/// A text that was trimmed, brought to NFC, and found to be free of control characters and within its limits.
package struct Text<Limits: TextLimits>: CheckedString {
    /// The text as it is stored.
    package let value: String
    /// The text on the wire.
    package var wireValue: String { value }
    /// What a caller has to give, in one clause.
    package static var expectation: String { Limits.expectation }

    /// Checks and normalises a text.
    ///
    /// - Throws: `TextProblem` that says what was expected.
    package init(_ raw: String) throws(TextProblem) {
        let text = try TextRules.normalize(raw, multiline: Limits.isMultiline)
        guard Limits.length.contains(text.unicodeScalars.count) else {
            throw TextProblem(expected: Limits.expectation)
        }
        if let problem = Limits.problem(in: text) { throw TextProblem(expected: problem) }
        value = text
    }
}

/// What was expected of a text that was refused.
package struct TextProblem: Error, Sendable, Hashable {
    /// One clause, such as `text of 2 to 200 characters on one line`.
    package var expected: String
}

/// What every stored text obeys (PRODUCT.md section 2).
package enum TextRules {
    /// Trims, brings to NFC and refuses control, bidirectional and zero-width characters.
    ///
    /// - Throws: `TextProblem` that names the character.
    package static func normalize(_ raw: String, multiline: Bool = false) throws(TextProblem) -> String {
        if let plain = plainASCII(raw) { return plain }
        var text = raw
        if multiline, text.utf8.contains(13) {
            text = String(text.replacing(carriageReturns: "\n"))
        }
        text = String(String.UnicodeScalarView(trimmed(text.unicodeScalars)))
        for scalar in text.unicodeScalars where isForbidden(scalar) && !(multiline && scalar == "\n") {
            let code = String(scalar.value, radix: 16, uppercase: true)
            throw TextProblem(expected: "text without control characters (found U+\(padded(code)))")
        }
        return text.canonicallyComposed
    }

    /// Whether a trimmed text has nothing in it.
    package static func isBlank(_ raw: String) -> Bool {
        raw.unicodeScalars.allSatisfy { $0.properties.isWhitespace }
    }

    private static func plainASCII(_ raw: String) -> String? {
        var raw = raw
        let isPlain = raw.withUTF8 { bytes in
            guard let first = bytes.first, let last = bytes.last, first != 32, last != 32 else { return false }
            return bytes.allSatisfy { $0 >= 32 && $0 < 127 }
        }
        return isPlain ? raw : nil
    }

    private static func trimmed(_ scalars: String.UnicodeScalarView) -> Substring.UnicodeScalarView {
        var rest = Substring(String(scalars)).unicodeScalars
        while let first = rest.first, first.properties.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.properties.isWhitespace { rest.removeLast() }
        return rest
    }

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F: true
        case 0x061C, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF: true
        case 0x2028, 0x2029: true
        default: false
        }
    }

    private static func padded(_ code: String) -> String {
        String(repeating: "0", count: max(0, 4 - code.count)) + code
    }
}

extension String {
    /// The text in Unicode normalisation form C.
    var canonicallyComposed: String {
        var scalars = UnicodeScalarView()
        scalars.append(contentsOf: _nfc)
        return String(scalars)
    }

    /// The text with CR LF and lone CR written as `replacement`.
    fileprivate func replacing(carriageReturns replacement: String) -> String {
        var result = ""
        var previousWasReturn = false
        for scalar in unicodeScalars {
            if scalar == "\r" {
                result += replacement
            } else if !(scalar == "\n" && previousWasReturn) {
                result.unicodeScalars.append(scalar)
            }
            previousWasReturn = scalar == "\r"
        }
        return result
    }
}
