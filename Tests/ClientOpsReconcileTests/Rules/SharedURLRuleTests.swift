import ClientOpsModel
import ClientOpsReconcile
import Testing

@Suite struct SharedURLRuleTests {
    private let rule = SharedURLRule()

    @Test(arguments: [
        ("https://shop.example.org", "http://SHOP.example.org:80/", "shop.example.org"),
        ("https://shop.example.org:443", "https://shop.example.org.", "shop.example.org"),
        ("http://shop.example.org:8069/odoo/", "https://shop.example.org:8069/odoo", "shop.example.org:8069/odoo"),
        ("https://Bücher.example/", "http://xn--bcher-kva.example", "xn--bcher-kva.example"),
        ("http://[2001:DB8::1]:8069", "http://[2001:db8::1]:8069/", "[2001:db8::1]:8069"),
    ])
    func theSameAddressInAnyProjectIsPresent(first: String, second: String, key: String) throws {
        let facts = DeclaredFacts.world(
            try instance(8, url: first),
            try instance(2, .staging, in: 2, url: second)
        )
        let found = try rule.present(in: facts)
        let evidence = try #require(found[.url(key)])
        #expect(found.count == 1)
        #expect(evidence.severity == .high)
        #expect(evidence.members.map(\.label) == ["Acme / Books / I2", "Acme / Shop / I8"])
        #expect(evidence.members.map(\.projectID) == [2, 1])
        #expect(evidence.summary == "\(key) is declared by 2 active instances, one of them a production.")
        #expect(evidence.nextStep.contains("correct the URL"))
    }

    @Test(arguments: [
        ([InstanceType.production, .production], Severity.critical, "2 active instances, all of them productions."),
        ([.production, .staging, .production], .critical, "3 active instances, 2 of them productions."),
        ([.production, .staging], .high, "one of them a production."),
        ([.development, .staging], .high, "none of them a production."),
    ])
    func twoProductionsMakeItCritical(types: [InstanceType], severity: Severity, ending: String) throws {
        var facts = DeclaredFacts.world()
        for (index, type) in types.enumerated() {
            facts.instances.append(try instance(Int64(index + 1), type, url: "https://shop.example.org"))
        }
        let evidence = try #require(try rule.present(in: facts)[.url("shop.example.org")])
        #expect(evidence.severity == severity)
        #expect(evidence.summary.hasSuffix(ending))
    }

    @Test(arguments: [
        [try instance(1, url: "https://shop.example.org/a"), try instance(2, url: "https://shop.example.org/b")],
        [try instance(1, url: "https://shop.example.org/a"), try instance(2, url: "https://shop.example.org/A")],
        [try instance(1, url: "https://shop.example.org"), try instance(2, url: "https://shop.example.org:8069")],
        [try instance(1, url: "https://shop.example.org"), try instance(2, url: "https://www.shop.example.org")],
        [
            try instance(1, url: "https://shop.example.org"),
            try instance(2, active: false, url: "https://shop.example.org"),
        ],
        [
            try instance(1, url: "https://shop.example.org"),
            try instance(2, archived: true, url: "https://shop.example.org"),
        ],
        [try instance(1, url: "https://shop.example.org", aliases: ["shop.example.org", "*.example.org"])],
        [try instance(1), try instance(2)],
    ])
    func everythingElseIsClear(_ instances: [InstanceFact]) throws {
        var facts = DeclaredFacts.world()
        facts.instances = instances
        #expect(try rule.present(in: facts).isEmpty)
    }

    @Test(arguments: [
        "localhost", "127.0.0.1", "[::1]", "10.1.2.3", "192.168.7.7", "172.16.0.1", "erp", "odoo.localhost",
    ])
    func privateHostsCountOnTheSameMachineOnly(_ name: String) throws {
        let url = "http://\(name):8069"
        func found(_ first: String?, _ second: String?) throws -> Set<RuleSubject> {
            let facts = DeclaredFacts.world(try instance(1, url: url, on: first), try instance(2, url: url, on: second))
            return Set(try rule.present(in: facts).keys)
        }
        #expect(try found("web-1", "web-1") == [.url("\(name):8069", place: "web-1")])
        #expect(try found("web-1", "web-2").isEmpty)
        #expect(try found("web-1", nil).isEmpty)
        #expect(try found(nil, nil).isEmpty)
    }

    @Test func publicHostsCountWhateverTheMachine() throws {
        let url = "https://shop.example.org"
        let facts = DeclaredFacts.world(try instance(1, url: url, on: "web-1"), try instance(2, url: url, on: "web-2"))
        #expect(try rule.present(in: facts).count == 1)
    }

    @Test func factsThatContradictThemselvesHaveNoAddress() throws {
        var broken = try instance(1, url: "https://shop.example.org")
        broken.urlHost = "other.example.org"
        #expect(try rule.present(in: .world(broken, try instance(2, url: "https://shop.example.org"))).isEmpty)
    }
}
