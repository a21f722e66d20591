import StrictJSON
import Testing

@Suite struct JSONDocumentTests {
    static let failures: [(text: String, pointer: String, offset: Int, reason: String)] = [
        ("", "", 0, "expected a value, found the end of the text"),
        ("{\"a\":1} x", "", 8, "text after the end of the value"),
        ("{\"a\":[1,2,tru]}", "/a/2", 10, "expected a value"),
        ("{\"a\":[{\"b\":1},{\"c~/d\":01}]}", "/a/1/c~0~1d", 22, "a number with a leading zero"),
        ("{\"a\":1,\"b\":{\"x\":1,\"\\u0078\":2}}", "/b/x", 18, "a member name that occurs twice"),
        ("[1 2]", "", 3, "expected ',' or ']'"),
        ("{\"a\":1 2}", "", 7, "expected ',' or '}'"),
        ("{\"a\" 1}", "/a", 5, "expected ':' after the member name"),
        ("{\"a\":[0,{1}]}", "/a/1", 9, "expected a member name in quotes"),
        ("[\"a\\ud800\"]", "/0", 3, "a surrogate without its other half"),
        ("[\"a\\x\"]", "/0", 3, "an escape that JSON does not have"),
        ("[\"a\u{FFFF}\"]", "/0", 3, "a Unicode noncharacter"),
        ("\u{FEFF}[]", "", 0, "a byte order mark is not allowed"),
    ]

    @Test(arguments: failures)
    func failure(_ text: String, _ pointer: String, _ offset: Int, _ reason: String) {
        #expect(throws: JSONSyntaxError(pointer: pointer, offset: offset, reason: reason)) { try JSONDocument(text) }
    }

    @Test func depthFailure() {
        let text = "{\"a\":" + String(repeating: "[", count: 64)
        let expected = JSONSyntaxError(
            pointer: "/a" + String(repeating: "/0", count: 63),
            offset: 68,
            reason: "nesting deeper than 64"
        )
        #expect(throws: expected) { try JSONDocument(text) }
    }

    @Test func depthIsAParameter() throws {
        #expect(throws: JSONSyntaxError.self) { try JSONDocument(Array("[[]]".utf8), maximumDepth: 1) }
        #expect(try JSONDocument(Array("[[]]".utf8), maximumDepth: 2).root.count == 1)
    }

    @Test func unterminatedContainer() {
        #expect(throws: JSONSyntaxError(pointer: "/0", offset: 4, reason: "expected ',' or ']'")) {
            try JSONDocument("[[[]")
        }
    }

    /// Beyond a few members the names are looked up in a set; both ways must agree.
    @Test(arguments: [2, 3, 16, 31, 32, 33, 34, 100, 1_000])
    func duplicateAmongMany(_ count: Int) throws {
        let members = (0..<count).map { "\"k\($0)\":{\"k\($0)\":[]}" }
        #expect(try JSONDocument("{" + members.joined(separator: ",") + "}").root.count == count)
        for duplicate in Set([0, 1, count / 2, count - 1]) {
            let text = "{" + (members + ["\"\\u006b\(duplicate)\":0"]).joined(separator: ",") + "}"
            let error = #expect(throws: JSONSyntaxError.self) { try JSONDocument(text) }
            #expect(error?.pointer == "/k\(duplicate)")
        }
    }

    @Test func canonicalEquivalentsAreDifferentNames() throws {
        let root = try JSONDocument("{\"\u{E9}\":1,\"e\u{301}\":2}").root
        #expect(root.member("\u{E9}")?.integer == 1)
        #expect(root.member("e\u{301}")?.integer == 2)
        #expect(JSONValue(root)["e\u{301}"] == 2)
        #expect(JSONValue(root)["\u{E9}"] == 1)
    }

    static let ranges: [(text: String, pointer: String?)] = [
        ("9007199254740991", nil), ("-9007199254740991", nil), ("9007199254740992", ""), ("-9007199254740992", ""),
        ("[0,{\"a\":9223372036854775808}]", "/1/a"), ("[1,99999999999999999999999]", "/1"),
        ("1e308", nil), ("1e309", ""), ("[1e400]", "/0"), ("-1e400", ""), ("1e-400", nil), ("9007199254740993.0", nil),
        ("1\(String(repeating: "0", count: 400)).5", ""), ("0.\(String(repeating: "0", count: 400))1", nil),
        ("1\(String(repeating: "0", count: 250))e99", ""), ("1\(String(repeating: "0", count: 190))e99", nil),
        ("[\"99999999999999999999\"]", nil), ("-0", nil), ("0.1e1", nil),
    ]

    @Test(arguments: ranges)
    func numberRange(_ text: String, _ pointer: String?) throws {
        #expect(try JSONDocument(text).firstNumberOutOfRange()?.pointer == pointer)
    }

    @Test func excludedNumber() throws {
        let document = try JSONDocument("{\"id\":[1e999,1e400],\"x\":{\"y\":[1,9007199254740992]}}")
        #expect(document.firstNumberOutOfRange()?.pointer == "/id/0")
        #expect(document.firstNumberOutOfRange(excluding: document.root.member("id"))?.pointer == "/x/y/1")
        #expect(document.root.member("x")?.member("y")?.elements.first { _ in true }?.firstNumberOutOfRange() == nil)
    }
}
