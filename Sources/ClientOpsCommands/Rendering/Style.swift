import ClientOpsModel

/// How a piece of text stands out on a terminal with colours.
enum Style: String {
    case plain = ""
    case bold = "1"
    case dim = "2"
    case red = "31"
    case boldRed = "1;31"
    case yellow = "33"
    case green = "32"

    /// The text between the sequences that switch the style on and off.
    func applied(to text: String) -> String {
        self == .plain || text.isEmpty ? text : "\u{1B}[\(rawValue)m\(text)\u{1B}[0m"
    }
}

extension Severity {
    /// How the severity stands out.
    var style: Style {
        switch self {
        case .critical: .boldRed
        case .high: .red
        case .medium: .yellow
        case .low, .info: .plain
        }
    }
}
