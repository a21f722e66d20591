import ClientOpsModel

/// Times for people.
enum TimeWords {
    /// How long ago a moment was or how soon it comes; the date when that is long.
    static func relative(_ time: Timestamp, to now: Timestamp) -> String {
        let seconds = (now.milliseconds - time.milliseconds) / 1000
        if seconds < -5 { return ahead(-seconds) ?? date(time) }
        switch seconds {
        case ..<60: return "just now"
        case ..<3600: return "\(seconds / 60) min ago"
        case ..<86_400: return "\(seconds / 3600) h ago"
        case ..<(30 * 86_400): return "\(seconds / 86_400) d ago"
        default: return date(time)
        }
    }

    private static func ahead(_ seconds: Int64) -> String? {
        switch seconds {
        case ..<60: "in \(seconds) s"
        case ..<3600: "in \(seconds / 60) min"
        case ..<86_400: "in \(seconds / 3600) h"
        case ..<(30 * 86_400): "in \(seconds / 86_400) d"
        default: nil
        }
    }

    private static func date(_ time: Timestamp) -> String { String(time.description.prefix(10)) }
}
