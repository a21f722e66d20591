/// Makes foreign text harmless for a terminal.
enum Escaping {
    /// Text for one line: control, bidirectional and invisible characters are written out.
    ///
    /// - Parameter text: any text.
    /// - Returns: the text with `\n`, `\t` and `\u001B` for what would act instead of being seen.
    static func line(_ text: some StringProtocol) -> String {
        escape(text, keepsLineFeeds: false)
    }

    /// Text for several lines: line feeds stay.
    static func block(_ text: some StringProtocol) -> String {
        escape(text, keepsLineFeeds: true)
    }

    /// JSON text in which no string holds such a character as it is; JSON has them nowhere else.
    static func json(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if acts(scalar), scalar != "\n" { result += code(scalar) } else { result.unicodeScalars.append(scalar) }
        }
        return result
    }

    private static func escape(_ text: some StringProtocol, keepsLineFeeds: Bool) -> String {
        guard text.unicodeScalars.contains(where: acts) else { return String(text) }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": result += keepsLineFeeds ? "\n" : "\\n"
            case "\t": result += "\\t"
            case _ where acts(scalar): result += code(scalar)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Whether a character steers the terminal or hides: C0, C1, bidirectional, zero-width, line separators.
    private static func acts(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0x061C, 0x180E: true
        case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB: true
        default: false
        }
    }

    private static func code(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
