import ClientOpsModel
import ClientOpsReconcile
import Testing

@Suite struct SharedURLAliasTests {
    private let rule = SharedURLRule()

    @Test func anAliasIsAnotherNameWithTheSamePortAndPath() throws {
        let facts = DeclaredFacts.world(
            try instance(1, url: "http://a.example.org:8069/odoo", aliases: ["b.example.org"]),
            try instance(2, in: 2, url: "http://b.example.org:8069/odoo"),
            try instance(3, in: 2, url: "http://b.example.org/odoo")
        )
        let found = try rule.present(in: facts)
        #expect(found.mapValues(\.memberIDs) == [.url("b.example.org:8069/odoo"): [1, 2]])
    }

    @Test func twoEqualAliasesCollide() throws {
        let facts = DeclaredFacts.world(
            try instance(1, url: "http://a.example.org", aliases: ["www.example.org"]),
            try instance(2, url: "http://b.example.org", aliases: ["www.example.org"])
        )
        #expect(try rule.present(in: facts).mapValues(\.memberIDs) == [.url("www.example.org"): [1, 2]])
    }

    @Test func anAliasWithoutURLHasNothingToCompare() throws {
        let facts = DeclaredFacts.world(
            try instance(1, aliases: ["www.example.org"]),
            try instance(2, url: "https://www.example.org")
        )
        #expect(try rule.present(in: facts).isEmpty)
    }

    @Test(arguments: [
        ("http://shop.example.org", true),
        ("https://shop.example.org/", true),
        ("https://shop.example.org/odoo", false),
        ("https://shop.example.org:8069", false),
        ("https://example.org", false),
        ("https://eu.shop.example.org", false),
        ("https://shop.example.net", false),
        ("https://shopexample.org", false),
    ])
    func aWildcardMatchesExactlyOneFurtherLabel(url: String, isShared: Bool) throws {
        let facts = DeclaredFacts.world(
            try instance(1, url: "https://saas.example.com", aliases: ["*.example.org"]),
            try instance(2, .staging, url: url)
        )
        let found = try rule.present(in: facts).mapValues(\.memberIDs)
        #expect(found == (isShared ? [.url("shop.example.org"): [1, 2]] : [:]))
    }

    @Test func everyAddressUnderAWildcardIsASubjectOfItsOwn() throws {
        let facts = DeclaredFacts.world(
            try instance(1, .staging, url: "https://saas.example.com", aliases: ["*.example.org"]),
            try instance(2, url: "https://a.example.org"),
            try instance(3, in: 2, url: "https://b.example.org")
        )
        let found = try rule.present(in: facts)
        #expect(found.mapValues(\.memberIDs) == [.url("a.example.org"): [1, 2], .url("b.example.org"): [1, 3]])
        #expect(found.values.allSatisfy { $0.severity == .high })
    }

    @Test func aSharedWildcardIsOneFindingAndNotOneForEachOwnName() throws {
        let facts = DeclaredFacts.world(
            try instance(1, url: "https://a.example.org", aliases: ["*.example.org"]),
            try instance(2, in: 2, url: "https://b.example.org", aliases: ["*.example.org"]),
            try instance(3, .staging, url: "https://c.example.org")
        )
        let found = try rule.present(in: facts)
        #expect(found.mapValues(\.memberIDs) == [.url("*.example.org"): [1, 2], .url("c.example.org"): [1, 2, 3]])
        #expect(found.values.allSatisfy { $0.severity == .critical })
    }

    @Test func aConcreteAddressListsSomeHoldersOfTheWildcardAndCountsAll() throws {
        var facts = DeclaredFacts.world(try instance(1, .staging, url: "https://a.example.org"))
        for id in Int64(2)...101 {
            let type = id > 99 ? InstanceType.production : .staging
            facts.instances.append(
                try instance(id, type, url: "https://s\(id).example.com", aliases: ["*.example.org"])
            )
        }
        let found = try rule.present(in: facts)
        let concrete = try #require(found[.url("a.example.org")])
        #expect(found[.url("*.example.org")]?.members.count == 100)
        #expect(concrete.members.count == 51)
        #expect(concrete.memberIDs.suffix(2) == [100, 101])
        #expect(concrete.severity == .critical)
        #expect(concrete.summary == "a.example.org is declared by 101 active instances, 2 of them productions.")
    }

    @Test func aPrivateWildcardStaysOnItsMachine() throws {
        func found(on host: String) throws -> [RuleSubject: [Int64]] {
            let facts = DeclaredFacts.world(
                try instance(1, url: "http://main.dev.localhost", aliases: ["*.dev.localhost"], on: "web-1"),
                try instance(2, url: "http://x.dev.localhost", on: host)
            )
            return try rule.present(in: facts).mapValues(\.memberIDs)
        }
        #expect(try found(on: "web-1") == [.url("x.dev.localhost", place: "web-1"): [1, 2]])
        #expect(try found(on: "web-2").isEmpty)
    }

    @Test func manyInstancesUnderOneWildcardStayAffordable() throws {
        var facts = DeclaredFacts.world()
        for id in Int64(1)...20_000 {
            let name = "s\(id).example.org"
            let covers = id.isMultiple(of: 2)
            facts.instances.append(
                InstanceFact(
                    id: id,
                    projectID: 1,
                    name: name,
                    type: .staging,
                    urlKey: name,
                    urlHost: name,
                    aliases: covers ? ["*.example.org"] : []
                )
            )
        }
        let found = try rule.present(in: facts)
        #expect(found.count == 10_001)
        #expect(found.values.reduce(0) { $0 + $1.members.count } == 10_000 + 10_000 * 51)
    }
}
