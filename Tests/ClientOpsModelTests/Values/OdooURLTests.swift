import ClientOpsModel
import Testing

@Suite struct OdooURLTests {
    @Test(arguments: [
        ("https://odoo.example.org", "https://odoo.example.org", "odoo.example.org", "odoo.example.org"),
        ("HTTPS://ODOO.Example.ORG:443/", "https://odoo.example.org", "odoo.example.org", "odoo.example.org"),
        ("http://odoo.example.org:80", "http://odoo.example.org", "odoo.example.org", "odoo.example.org"),
        ("http://odoo.example.org:443", "http://odoo.example.org:443", "odoo.example.org:443", "odoo.example.org"),
        ("https://odoo.example.org:80", "https://odoo.example.org:80", "odoo.example.org:80", "odoo.example.org"),
        ("https://h.example:08069", "https://h.example:8069", "h.example:8069", "h.example"),
        ("https://odoo.example.org.", "https://odoo.example.org", "odoo.example.org", "odoo.example.org"),
        ("https://odoo.example.org:", "https://odoo.example.org", "odoo.example.org", "odoo.example.org"),
        ("https://odoo.example.org///", "https://odoo.example.org", "odoo.example.org", "odoo.example.org"),
        ("https://h.example/Shop/A/", "https://h.example/Shop/A", "h.example/Shop/A", "h.example"),
        ("https://h.example/a:b", "https://h.example/a:b", "h.example/a:b", "h.example"),
        ("https://Bücher.example/", "https://xn--bcher-kva.example", "xn--bcher-kva.example", "xn--bcher-kva.example"),
        ("http://localhost:8069", "http://localhost:8069", "localhost:8069", "localhost"),
        ("http://10.0.0.7:8069", "http://10.0.0.7:8069", "10.0.0.7:8069", "10.0.0.7"),
        ("http://[2001:DB8::1]:8069/x", "http://[2001:db8::1]:8069/x", "[2001:db8::1]:8069/x", "[2001:db8::1]"),
        ("http://[::1]:80", "http://[::1]", "[::1]", "[::1]"),
        ("https://h_1.example", "https://h_1.example", "h_1.example", "h_1.example"),
    ])
    func aURLIsNormalised(raw: String, normalized: String, key: String, host: String) throws {
        let url = try OdooURL(raw)
        #expect(url.given == raw)
        #expect(url.normalized == normalized)
        #expect(url.comparisonKey == key)
        #expect(url.host == host)
        #expect(try OdooURL(normalized).normalized == normalized)
    }

    @Test func whatWasGivenIsTrimmed() throws {
        let url = try OdooURL("  https://H.example/ \n")
        #expect(url.given == "https://H.example/")
        #expect(url.wireValue == url.given)
    }

    @Test(arguments: [
        "", "odoo prod server", "odoo.example.org", "//odoo.example.org", "https:", "https://", "https:///path",
        "https:odoo.example.org", "ftp://odoo.example.org", "javascript://odoo.example.org",
        "xhttps://odoo.example.org",
        "https://user@odoo.example.org", "https://user:pw@odoo.example.org", "https://odoo.example.org/a@b",
        "https://odoo.example.org?db=x", "https://odoo.example.org/?", "https://odoo.example.org#top",
        "https://odoo.example.org/web#", "https://odoo.example.org\\x", "https://odoo example.org",
        "https://odoo.example.org/a b", "https://odoo.example.org/a\u{A0}b", "https://odoo.example.org/a\tb",
        "https://odoo.example.org:0", "https://odoo.example.org:65536", "https://odoo.example.org:-1",
        "https://odoo.example.org:+80", "https://odoo.example.org:8o", "https://odoo.example.org:80:80",
        "https://:8069",
        "https://.", "https://..", "https://odoo..example.org", "https://.example.org", "https://-odoo.example.org",
        "https://odoo-.example.org", "https://od!oo.example.org", "https://*.example.org", "https://b☃.example",
        "https://[::1", "https://[]", "https://[g::1]", "https://[::1]x", "https://[::1]:99999", "https://::1",
        "https://odoo.example.org/\u{202E}x", "https://odoo\u{200B}.example.org",
        "https://99999999999999999999.example.org:99999999999999999999",
    ])
    func everythingElseIsRefused(_ raw: String) {
        #expect(throws: TextProblem.self) { try OdooURL(raw) }
    }

    @Test func lengthsAreBounded() throws {
        let base = "https://h.example/"
        #expect(try OdooURL(base + String(repeating: "a", count: 2000 - base.count)).given.count == 2000)
        #expect(throws: TextProblem.self) { try OdooURL(base + String(repeating: "a", count: 2001 - base.count)) }
        #expect(throws: TextProblem.self) { try OdooURL("https://\(String(repeating: "a", count: 64)).example") }
        #expect(throws: TextProblem.self) { try OdooURL("https://\(String(repeating: "ü", count: 63)).example") }
    }
}
