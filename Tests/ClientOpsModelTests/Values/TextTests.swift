import ClientOpsModel
import Foundation
import Testing

@Suite struct TextTests {
    @Test(arguments: [
        ("Acme", "Acme"),
        ("  Acme \t", "Acme"),
        ("\n\r Acme\u{A0}\u{3000}\u{2028}", "Acme"),
        ("A  b", "A  b"),
        ("Cafe\u{301}", "Caf\u{E9}"),
        ("\u{212B}ngstr\u{F6}m", "\u{C5}ngstr\u{F6}m"),
        ("\u{1100}\u{1161}", "\u{AC00}"),
        ("日本 🏳 ok", "日本 🏳 ok"),
    ])
    func textIsTrimmedAndComposed(raw: String, stored: String) throws {
        let value = try ShortName(raw).value
        #expect(Array(value.unicodeScalars) == Array(stored.unicodeScalars))
        #expect(try ShortName(value).value == value)
    }

    static let forbidden: [UInt32] =
        [0x00, 0x07, 0x09, 0x0A, 0x0B, 0x0D, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9F, 0x061C, 0xFEFF]
        + Array(0x200B...0x200F) + Array(0x2028...0x202E) + Array(0x2060...0x2064) + Array(0x2066...0x2069)

    @Test(arguments: forbidden)
    func controlCharactersAreRefusedAndNamed(_ code: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(code))
        let name = String(code, radix: 16, uppercase: true)
        let padded = String(repeating: "0", count: 4 - name.count) + name
        for text in ["a\(scalar)b", "é\(scalar)b"] {
            let problem = #expect(throws: TextProblem.self) { try ShortName(text) }
            #expect(problem?.expected == "text without control characters (found U+\(padded))")
        }
    }

    @Test(arguments: [0x20, 0x7E, 0xA0, 0xAD, 0x2010, 0x2027, 0x202F, 0x3000, 0xFFFD, 0x1F600] as [UInt32])
    func neighboursOfForbiddenCharactersAreFine(_ code: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(code))
        #expect(try ShortName("a\(scalar)b").value.unicodeScalars.count == 3)
    }

    @Test func notesKeepLineFeedsInOneSpelling() throws {
        #expect(try Notes("\na\r\nb\rc\n\nd\r\n").value == "a\nb\nc\n\nd")
        #expect(throws: TextProblem.self) { try Notes("a\tb") }
        #expect(throws: TextProblem.self) { try Notes("a\u{2028}b") }
        #expect(throws: TextProblem.self) { try ShortName("a\nb") }
    }

    @Test(arguments: [
        (1, false, true), (2, true, true), (200, true, true), (201, false, false),
    ])
    func limitsAreCountedInScalars(length: Int, asLongName: Bool, asShortName: Bool) {
        for unit in ["a", "é", "e\u{301}", "🙂"] {
            let text = "  " + String(repeating: unit, count: length) + "  "
            #expect(((try? LongName(text)) != nil) == asLongName)
            #expect(((try? ShortName(text)) != nil) == asShortName)
        }
    }

    @Test func limitsOfTheOtherKinds() {
        func accepts<Limits: TextLimits>(_ kind: Text<Limits>.Type, _ length: Int) -> Bool {
            (try? kind.init(String(repeating: "x", count: length))) != nil
        }
        #expect(accepts(Phone.self, 50) && !accepts(Phone.self, 51))
        #expect(accepts(Notes.self, 10_000) && !accepts(Notes.self, 10_001))
        #expect(accepts(Reason.self, 1000) && !accepts(Reason.self, 1001))
        #expect(accepts(RequestKey.self, 64) && !accepts(RequestKey.self, 65))
        #expect(accepts(Query.self, 200) && !accepts(Query.self, 201))
        #expect(LongName.expectation == "text of 2 to 200 characters on one line")
        #expect(Notes.expectation == "text of 1 to 10000 characters")
    }

    @Test(arguments: ["", " ", "\t\n", "\u{A0}\u{3000}"])
    func blankTextIsRefused(_ text: String) {
        #expect(TextRules.isBlank(text))
        #expect(throws: TextProblem.self) { try ShortName(text) }
    }

    @Test func onTheWireATextIsAStringThatIsChecked() throws {
        let decoded = try JSONDecoder().decode([ShortName].self, from: Data(#"["  Acme "]"#.utf8))
        #expect(decoded.map(\.value) == ["Acme"])
        #expect(String(bytes: try JSONEncoder().encode(decoded), encoding: .utf8) == #"["Acme"]"#)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([ShortName].self, from: Data(#"["a\u0000b"]"#.utf8))
        }
    }
}
