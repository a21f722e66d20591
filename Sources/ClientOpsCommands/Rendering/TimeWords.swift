import ClientOpsModel

/// Times for people.
enum TimeWords {
    /// How long ago a moment was; the date when that is long or has not come yet.
    static func relative(_ time: Timestamp, to now: Timestamp) -> String {
        let seconds = (now.milliseconds - time.milliseconds) / 1000
        switch seconds {
        case ..<(-5): return date(time)
        case ..<60: return "just now"
        case ..<3600: return "\(seconds / 60) min ago"
        case ..<86_400: return "\(seconds / 3600) h ago"
        case ..<(30 * 86_400): return "\(seconds / 86_400) d ago"
        default: return date(time)
        }
    }

    private static func date(_ time: Timestamp) -> String { String(time.description.prefix(10)) }
}
