extension StringProtocol {
    /// How many columns of a terminal the text takes.
    var displayWidth: Int {
        unicodeScalars.reduce(0) { $0 + $1.displayWidth }
    }

    /// The text cut to a number of columns, with `…` in place of what was cut.
    func truncated(toWidth limit: Int) -> String {
        guard displayWidth > limit else { return String(self) }
        var result = ""
        var width = 1
        for character in self {
            let more = String(character).displayWidth
            guard width + more <= limit else { break }
            result.append(character)
            width += more
        }
        return result + "…"
    }

    /// The text with blanks up to a number of columns.
    func padded(toWidth width: Int, alignsRight: Bool = false) -> String {
        let blanks = String(repeating: " ", count: Swift.max(0, width - displayWidth))
        return alignsRight ? blanks + self : self + blanks
    }
}

extension Unicode.Scalar {
    fileprivate var displayWidth: Int {
        if value < 0x300 { return 1 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: return isWide ? 2 : 1
        }
    }

    /// The blocks that East Asian Width calls wide or full-width, and emoji.
    private var isWide: Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F: true
        case 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF: true
        case 0x20000...0x3FFFD: true
        default: false
        }
    }
}
