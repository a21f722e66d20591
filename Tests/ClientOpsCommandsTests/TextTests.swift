import Testing

@testable import ClientOpsCommands

@Suite struct TextTests {
    @Test(arguments: [
        ("plain ü 漢 🙂", "plain ü 漢 🙂"), ("a\u{1B}[31mb", "a\\u001B[31mb"), ("a\nb\tc\r", "a\\nb\\tc\\u000D"),
        ("\u{0}\u{7F}\u{80}\u{9B}\u{9F}", "\\u0000\\u007F\\u0080\\u009B\\u009F"),
        (
            "\u{202A}\u{202E}\u{2066}\u{2069}\u{200E}\u{200F}\u{061C}",
            "\\u202A\\u202E\\u2066\\u2069\\u200E\\u200F\\u061C"
        ),
        ("\u{200B}\u{2060}\u{FEFF}\u{2028}", "\\u200B\\u2060\\uFEFF\\u2028"),
        ("a\u{301}\u{1B}", "a\u{301}\\u001B"), ("\r\n", "\\u000D\\n"),
    ])
    func nothingActsOnTheTerminal(text: String, escaped: String) {
        #expect(Escaping.line(text) == escaped)
    }

    @Test func blocksKeepTheirLines() {
        #expect(Escaping.block("a\n\u{1B}b") == "a\n\\u001Bb")
    }

    @Test(arguments: [("abc", 3), ("漢字", 4), ("e\u{301}", 1), ("🙂", 2), ("", 0)])
    func countsColumns(text: String, width: Int) {
        #expect(text.displayWidth == width)
    }

    @Test(arguments: [("abcdef", 6, "abcdef"), ("abcdef", 4, "abc…"), ("漢字漢字", 5, "漢字…"), ("漢字漢字", 4, "漢…")])
    func cutsByColumns(text: String, width: Int, cut: String) {
        #expect(text.truncated(toWidth: width) == cut)
    }

    @Test func padsByColumns() {
        #expect("漢".padded(toWidth: 4) == "漢  ")
        #expect("7".padded(toWidth: 3, alignsRight: true) == "  7")
        #expect("long".padded(toWidth: 2) == "long")
    }
}
