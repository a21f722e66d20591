import ClientOpsModel
import Testing

@Suite struct HostTests {
    @Test(arguments: [
        ("Web-1", "web-1"),
        ("web-1.Example.ORG.", "web-1.example.org"),
        ("xn--bcher-kva.example", "xn--bcher-kva.example"),
        ("BÜCHER.example", "xn--bcher-kva.example"),
        ("bu\u{308}cher.example", "xn--bcher-kva.example"),
        ("bücher。example", "xn--bcher-kva.example"),
        ("münchen.de", "xn--mnchen-3ya.de"),
        ("faß.de", "xn--fa-hia.de"),
        ("a-ü-b.example", "xn--a--b-1ra.example"),
        ("例え.jp", "xn--r8jz45g.jp"),
        ("他们为什么不说中文", "xn--ihqwcrb4cv8a8dqg056pqjye"),
        ("pročprostěnemluvíčesky", "xn--proprostnemluvesky-uyb24dma41a"),
        ("почемужеонинеговорятпорусски", "xn--b1abfaaepdrnnbgefbadotcwatmq2g4l"),
        ("टेस्ट.example", "xn--c2ba8etc5a.example"),
        ("한국", "xn--3e0b707e"),
        ("192.168.1.7", "192.168.1.7"),
    ])
    func aHostIsWrittenInOneWay(raw: String, normalized: String) throws {
        #expect(HostName.normalize(raw) == normalized)
        #expect(try Host(" \(raw) ").value == normalized)
        #expect(HostName.normalize(normalized) == normalized)
    }

    @Test(arguments: [
        "", ".", "..", ".a", "a..b", "-a", "a-", "a b", "a/b", "a:1", "a@b", "a?", "*", "*.example.org", "☃.example",
        "a\u{0}b", "[::1]",
    ])
    func whatCannotBeAHostIsRefused(_ raw: String) {
        #expect(HostName.normalize(raw) == nil)
        #expect(throws: TextProblem.self) { try Host(raw) }
    }

    @Test func lengthsOfLabelsAndNamesAreBounded() {
        let label = String(repeating: "a", count: 63)
        #expect(HostName.normalize(label) == label)
        #expect(HostName.normalize(label + "a") == nil)
        let name = [label, label, label, String(repeating: "b", count: 61)].joined(separator: ".")
        #expect(HostName.normalize(name) == name)
        #expect(HostName.normalize(name + "b") == nil)
    }

    @Test(arguments: [
        ("*.Example.org", "*.example.org"), ("Shop.example.org.", "shop.example.org"), ("shop", "shop"),
        ("*.Bücher.example", "*.xn--bcher-kva.example"), ("*.a.b.example.org", "*.a.b.example.org"),
    ])
    func anAliasMayHaveAWildcardLabel(raw: String, normalized: String) throws {
        #expect(try HostAlias(" \(raw)").value == normalized)
    }

    @Test(arguments: [
        "", "*", "*.", "*.org", "*.*.example.org", "a.*.example.org", "*a.example.org", "**.example.org",
        "*.example.org:80", "https://shop.example.org", "*.-a.example", "shop example.org",
    ])
    func otherWildcardsAreRefused(_ raw: String) {
        #expect(throws: TextProblem.self) { try HostAlias(raw) }
    }

    @Test(arguments: [
        "localhost", "odoo.localhost", "*.localhost", "erp", "web-1", "127.0.0.1", "127.255.255.255", "10.0.0.1",
        "10.255.0.9", "192.168.0.1", "172.16.0.1", "172.31.255.255", "169.254.1.1", "[::1]", "[fd12:3456::1]",
        "[fc00::1]", "[fe80::1]",
    ])
    func privateHosts(_ host: String) {
        #expect(HostName.isPrivate(host))
    }

    @Test(arguments: [
        "odoo.example.org", "localhost.example.org", "notlocalhost.org", "8.8.8.8", "11.0.0.1", "126.0.0.1",
        "128.0.0.1",
        "172.15.0.1", "172.32.0.1", "192.167.0.1", "192.169.0.1", "169.253.0.1", "10.0.0.256", "10.0.0", "10.0.0.1.2",
        "10.example.org", "127.0.0.1.example.org", "[2001:db8::1]", "*.example.org",
    ])
    func publicHosts(_ host: String) {
        #expect(!HostName.isPrivate(host))
    }
}
