/// Names of clients and leads.
package enum LongNameLimits: TextLimits {
    package static let length = 2...200
}

/// Names of projects and instances, hosts, clusters, databases, units, sources of leads.
package enum ShortNameLimits: TextLimits {
    package static let length = 1...200
}

/// Telephone numbers, as people write them.
package enum PhoneLimits: TextLimits {
    package static let length = 1...50
}

/// Free notes over several lines.
package enum NotesLimits: TextLimits {
    package static let length = 1...10_000
    package static let isMultiline = true
}

/// Reasons of a change.
package enum ReasonLimits: TextLimits {
    package static let length = 1...1000
    package static let isMultiline = true
}

/// E-mail addresses: `local@domain`, without spaces.
package enum EmailLimits: TextLimits {
    package static let length = 3...254

    package static func problem(in text: String) -> String? {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let isAddress = parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && !text.contains(where: \.isWhitespace)
        return isAddress ? nil : "an e-mail address such as name@example.org"
    }
}

/// Unix account names: ASCII, compared bytewise, not all digits.
package enum UsernameLimits: TextLimits {
    package static let length = 1...64

    package static func problem(in text: String) -> String? {
        let bytes = text.utf8
        let isName = bytes.allSatisfy { (33...126).contains($0) && $0 != 58 && $0 != 47 }
        let allDigits = bytes.allSatisfy { (48...57).contains($0) }
        return isName && !allDigits ? nil : "an account name: printable ASCII without ':' and '/', not all digits"
    }
}

/// The caller's own mark on a write, used to repeat it safely.
package enum RequestKeyLimits: TextLimits {
    package static let length = 1...64
}

/// Search texts.
package enum QueryLimits: TextLimits {
    package static let length = 1...200
}

/// Names of clients and leads: 2 to 200 characters.
package typealias LongName = Text<LongNameLimits>
/// Names of projects, instances and places: 1 to 200 characters.
package typealias ShortName = Text<ShortNameLimits>
/// Telephone numbers: at most 50 characters.
package typealias Phone = Text<PhoneLimits>
/// Notes: at most 10,000 characters, line feeds allowed.
package typealias Notes = Text<NotesLimits>
/// Reasons: at most 1,000 characters.
package typealias Reason = Text<ReasonLimits>
/// E-mail addresses: at most 254 characters.
package typealias Email = Text<EmailLimits>
/// Unix account names.
package typealias Username = Text<UsernameLimits>
/// Retry keys: at most 64 characters.
package typealias RequestKey = Text<RequestKeyLimits>
/// Search texts: at most 200 characters.
package typealias Query = Text<QueryLimits>
