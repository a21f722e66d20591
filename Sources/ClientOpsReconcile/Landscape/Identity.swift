import ClientOpsModel

/// What may be compared of what a database says of itself.
enum Identity {
    /// UUIDs that people type and examples show; they prove nothing.
    private static let placeholders: Set<String> = [
        "12345678-1234-1234-1234-123456789012", "12345678-1234-5678-1234-567812345678",
        "12345678-1234-1234-1234-1234567890ab", "01234567-89ab-cdef-0123-456789abcdef",
        "deadbeef-dead-beef-dead-beefdeadbeef",
    ]

    /// The UUID in canonical form; nil for placeholders, for what is none and for empty values.
    static func uuid(_ text: String?) -> String? {
        guard let text = text.map(withoutBraces), text.utf8.count == 36 else { return nil }
        var first: UInt8?
        var differs = false
        var hasUpperCase = false
        for (position, byte) in text.utf8.enumerated() {
            if position == 8 || position == 13 || position == 18 || position == 23 {
                guard byte == 45 else { return nil }
                continue
            }
            switch byte {
            case 48...57, 97...102: break
            case 65...70: hasUpperCase = true
            default: return nil
            }
            if let first { differs = differs || first != byte } else { first = byte }
        }
        let canonical = hasUpperCase ? text.lowercased() : text
        return differs && !placeholders.contains(canonical) ? canonical : nil
    }

    /// Some write `{7d1a4c1e-…}`.
    private static func withoutBraces(_ text: String) -> String {
        text.utf8.count == 38 && text.hasPrefix("{") && text.hasSuffix("}") ? String(text.dropFirst().dropLast()) : text
    }

    /// A value to compare; nil when it is empty.
    static func text(_ text: String?) -> String? { text?.isEmpty ?? true ? nil : text }

    /// The normalised host of a base URL; nil when it has none.
    static func host(ofBaseURL text: String?) -> String? {
        guard var rest = text.map({ Substring($0) }) else { return nil }
        if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let place = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority
        if place.first == "[" { return place.firstIndex(of: "]").map { place[...$0].lowercased() } }
        return HostName.normalize(place.prefix { $0 != ":" }.lowercased())
    }
}
