import ClientOpsModel
import Testing

@Suite struct TextKindTests {
    @Test(arguments: ["anna", "root", "www-data", "a1", "1a", "_apt", "svc.odoo", "DOMAIN\\anna", "anna$", "x"])
    func accountNames(_ name: String) throws {
        #expect(try Username(name).value == name)
        #expect(try Username(" \(name)\n").value == name)
    }

    @Test(arguments: [
        "", "1000", "0", "an na", "anna:x", "a/b", "änna", "anna\u{7F}", "anna\t1", "ａｎｎａ", "anna\u{200B}",
    ])
    func noAccountNames(_ name: String) {
        #expect(throws: TextProblem.self) { try Username(name) }
    }

    @Test func accountNamesHaveAtMost64Characters() throws {
        #expect(try Username(String(repeating: "a", count: 64)).value.count == 64)
        #expect(throws: TextProblem.self) { try Username(String(repeating: "a", count: 65)) }
    }

    @Test(arguments: [
        "name@example.org", "a@b", "a.b+c@sub.example.org", "jürgen@bücher.example", "o'neil@example.org",
    ])
    func addresses(_ address: String) throws {
        #expect(try Email("  \(address) ").value == address)
    }

    @Test(arguments: [
        "", "abc", "@example.org", "name@", "a@b@c", "a b@example.org", "name@exa mple.org", "a\u{A0}b@example.org",
        "@@@", "name@example.org\u{0}x",
    ])
    func noAddresses(_ address: String) {
        #expect(throws: TextProblem.self) { try Email(address) }
    }

    @Test func addressesHaveAtMost254Characters() throws {
        let domain = "@example.org"
        #expect(try Email(String(repeating: "a", count: 254 - domain.count) + domain).value.count == 254)
        #expect(throws: TextProblem.self) { try Email(String(repeating: "a", count: 255 - domain.count) + domain) }
    }
}
