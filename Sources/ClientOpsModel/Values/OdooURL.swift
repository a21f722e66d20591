/// The base URL of an instance: kept as given, and normalised for comparison (PRODUCT.md section 2).
package struct OdooURL: CheckedString {
    /// The text as it was given, trimmed.
    package let given: String
    /// Lower-case IDNA host, no default port, no trailing dot or slash; the scheme is kept.
    package let normalized: String
    /// Host, non-default port and path, without the scheme: what rule U1 compares (DECISIONS.md 4).
    package let comparisonKey: String
    /// The normalised host alone.
    package let host: String
    /// The text as it was given.
    package var wireValue: String { given }

    /// Most Unicode scalars of a URL.
    package static let maximumLength = 2000

    /// What a caller has to give, in one clause.
    package static let expectation =
        "an http or https URL with a host, without user, query or fragment, such as https://odoo.example.org"

    /// Reads and normalises a URL.
    ///
    /// - Throws: `TextProblem` that says what was expected.
    package init(_ raw: String) throws(TextProblem) {
        let text = try TextRules.normalize(raw)
        guard let parts = URLParts(text), text.unicodeScalars.count <= Self.maximumLength else {
            throw TextProblem(expected: Self.expectation)
        }
        given = text
        host = parts.host
        comparisonKey = parts.host + (parts.port.map { ":\($0)" } ?? "") + parts.path
        normalized = parts.scheme + "://" + comparisonKey
    }
}

/// The pieces of a URL after normalisation.
private struct URLParts {
    var scheme: String
    var host: String
    var port: Int?
    var path: String

    init?(_ text: String) {
        guard let colon = text.firstRange(of: "://") else { return nil }
        scheme = text[..<colon.lowerBound].lowercased()
        guard scheme == "http" || scheme == "https" else { return nil }
        let rest = text[colon.upperBound...]
        guard !rest.contains(where: { "?#@\\ ".contains($0) || $0.isWhitespace }) else { return nil }
        let slash = rest.firstIndex(of: "/") ?? rest.endIndex
        guard let authority = Authority(rest[..<slash]) else { return nil }
        host = authority.host
        port = authority.port == (scheme == "http" ? 80 : 443) ? nil : authority.port
        var path = rest[slash...]
        while path.last == "/" { path.removeLast() }
        guard path.utf8.allSatisfy({ $0 > 32 && $0 != 127 }) else { return nil }
        self.path = String(path)
    }
}

/// Host and port of a URL.
private struct Authority {
    var host: String
    var port: Int?

    init?(_ text: Substring) {
        var hostPart = text
        if text.first == "[" {
            guard let close = text.firstIndex(of: "]") else { return nil }
            hostPart = text[...close]
            guard let port = Self.port(text[text.index(after: close)...]) else { return nil }
            self.port = port.value
            let inside = hostPart.dropFirst().dropLast()
            guard !inside.isEmpty, inside.utf8.allSatisfy({ Self.isHex($0) || $0 == 58 || $0 == 46 }) else {
                return nil
            }
            host = hostPart.lowercased()
            return
        }
        let colon = text.firstIndex(of: ":") ?? text.endIndex
        hostPart = text[..<colon]
        guard let port = Self.port(text[colon...]), let host = HostName.normalize(String(hostPart)) else { return nil }
        self.port = port.value
        self.host = host
    }

    /// The port behind a colon; an empty text and a lone colon mean none.
    private static func port(_ text: Substring) -> (value: Int?, Void)? {
        guard let first = text.first else { return (nil, ()) }
        guard first == ":" else { return nil }
        let digits = text.dropFirst()
        if digits.isEmpty { return (nil, ()) }
        guard digits.utf8.allSatisfy({ (48...57).contains($0) }), let value = Int(digits), (1...65535).contains(value)
        else { return nil }
        return (value, ())
    }

    private static func isHex(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (97...102).contains(byte) || (65...70).contains(byte)
    }
}

/// Host names in the form they are compared in.
package enum HostName {
    /// Lower-cases a host, writes international labels in IDNA form (RFC 3492) and drops a trailing dot.
    ///
    /// - Returns: nil for what cannot be a host name.
    package static func normalize(_ raw: String) -> String? {
        var text = raw
        if text.hasSuffix(".") { text.removeLast() }
        guard !text.isEmpty, text.unicodeScalars.count <= 253 else { return nil }
        var labels: [String] = []
        // IDNA 2003 also takes the ideographic full stops as separators.
        for label in text.split(omittingEmptySubsequences: false, whereSeparator: { ".。．".contains($0) }) {
            guard let ascii = ascii(label: String(label).lowercased().canonicallyComposed) else { return nil }
            labels.append(ascii)
        }
        return labels.joined(separator: ".")
    }

    /// Whether a host is the machine itself or lies in a private network, so that it means another place on each host.
    package static func isPrivate(_ host: String) -> Bool {
        if host == "localhost" || host.hasSuffix(".localhost") || !host.contains(".") && !host.contains(":") {
            return true
        }
        if host.hasPrefix("[") {
            return host == "[::1]" || ["[fc", "[fd", "[fe80"].contains { host.hasPrefix($0) }
        }
        let parts = host.split(separator: ".").map { UInt8($0) }
        guard parts.count == 4, let first = parts[0], let second = parts[1], parts.allSatisfy({ $0 != nil }) else {
            return false
        }
        return first == 127 || first == 10 || (first == 192 && second == 168)
            || (first == 172 && (16...31).contains(second))
            || (first == 169 && second == 254)
    }

    private static func ascii(label: String) -> String? {
        guard !label.isEmpty else { return nil }
        if label.utf8.allSatisfy({ $0 < 128 }) {
            let isLabel =
                label.utf8.count <= 63 && label.utf8.first != 45 && label.utf8.last != 45
                && label.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 95 }
            return isLabel ? label : nil
        }
        let isWord = label.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "-"
                || $0.properties.generalCategory == .nonspacingMark || $0.properties.generalCategory == .spacingMark
        }
        let encoded = "xn--" + Punycode.encode(Array(label.unicodeScalars))
        return isWord && encoded.utf8.count <= 63 ? encoded : nil
    }
}

/// Punycode as RFC 3492 section 6.3 gives it.
enum Punycode {
    static func encode(_ scalars: [Unicode.Scalar]) -> String {
        var output = scalars.filter(\.isASCII).map { Character($0) }
        let basic = output.count
        var handled = basic
        if basic > 0 { output.append("-") }
        var code: UInt32 = 128
        var delta: UInt32 = 0
        var bias: UInt32 = 72
        while handled < scalars.count {
            let next = scalars.map(\.value).filter { $0 >= code }.min() ?? code
            delta += (next - code) * UInt32(handled + 1)
            code = next
            for scalar in scalars {
                if scalar.value < code { delta += 1 }
                guard scalar.value == code else { continue }
                append(delta, bias, to: &output)
                bias = adapt(delta, points: UInt32(handled + 1), first: handled == basic)
                delta = 0
                handled += 1
            }
            delta += 1
            code += 1
        }
        return String(output)
    }

    private static func append(_ delta: UInt32, _ bias: UInt32, to output: inout [Character]) {
        var rest = delta
        var position: UInt32 = 36
        while true {
            let threshold = position <= bias ? 1 : min(position - bias, 26)
            if rest < threshold { break }
            output.append(digit(threshold + (rest - threshold) % (36 - threshold)))
            rest = (rest - threshold) / (36 - threshold)
            position += 36
        }
        output.append(digit(rest))
    }

    private static func adapt(_ delta: UInt32, points: UInt32, first: Bool) -> UInt32 {
        var delta = first ? delta / 700 : delta / 2
        delta += delta / points
        var result: UInt32 = 0
        while delta > 455 {
            delta /= 35
            result += 36
        }
        return result + 36 * delta / (delta + 38)
    }

    private static func digit(_ value: UInt32) -> Character {
        Character(Unicode.Scalar(UInt8(value < 26 ? 97 + value : 22 + value)))
    }
}
