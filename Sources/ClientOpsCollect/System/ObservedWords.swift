package import ClientOpsModel

/// Names and paths of others on their way into a report.
package enum Observed {
    /// A name as the daemon takes it; nil for an empty one.
    package static func name(_ raw: String) -> ShortName? { fitting(raw) }

    /// A text as the daemon takes it; nil for an empty one.
    package static func text(_ raw: String) -> ObservedText? { fitting(raw) }

    /// Writes what the daemon would refuse, or change by trimming, as percent signs and digits; what is too long is cut
    /// and ends with an ellipsis.
    private static func fitting<Limits: TextLimits>(_ raw: String) -> Text<Limits>? {
        let isPlain = !raw.unicodeScalars.contains(where: isNoncharacter)
        if isPlain, let text = try? Text<Limits>(raw), text.value == raw { return text }
        var escaped = ""
        let scalars = Array(raw.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            let isEdge = index == 0 || index == scalars.count - 1
            if isRefused(scalar) || isEdge && scalar.properties.isWhitespace {
                for byte in String(scalar).utf8 {
                    escaped += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
                }
            } else {
                escaped.unicodeScalars.append(scalar)
            }
        }
        if let text = try? Text<Limits>(escaped) { return text }
        guard escaped.unicodeScalars.count > Limits.length.upperBound else { return nil }
        let head = String(String.UnicodeScalarView(escaped.unicodeScalars.prefix(Limits.length.upperBound - 1)))
        return try? Text<Limits>(head + "…")
    }

    /// Noncharacters are refused by the reader of JSON, the rest by the rules of text.
    private static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
        isNoncharacter(scalar) || scalar.properties.isWhitespace && scalar != " "
            || (try? TextRules.normalize("a\(scalar)a")) == nil
    }

    private static func isNoncharacter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value)
    }

    /// A note about a signal that could not be read.
    static func unknown(_ signal: String, _ reason: Reason) -> UnknownSignal? {
        guard let signal = name(signal), let reason = text(reason.description) else { return nil }
        return UnknownSignal(signal: signal, reason: reason)
    }
}

extension [UnknownSignal] {
    /// Adds a note about a signal.
    mutating func note(_ signal: String, _ reason: Reason) {
        if let note = Observed.unknown(signal, reason) { append(note) }
    }

    /// The notes, nil when there are none.
    var orNil: [UnknownSignal]? { isEmpty ? nil : self }
}
