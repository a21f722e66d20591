import ClientOpsModel
import ClientOpsReconcile
import Testing

/// C1, L1, B4, B5 and the unit half of O2.
@Suite struct ServerRulesTests {
    private static let unit = RuleSubject.unit(host: "web-1", name: "all.service")

    /// A production of its own unit, and a server without `db_name`.
    private static func world(
        _ configure: (inout ConfigSignals) throws -> Void = { _ in },
        series: String? = "14.0"
    ) throws -> Reality {
        var reality = Reality()
        try reality.host("web-1")
        try reality.server("web-1", "odoo.service", serving: ["acme"])
        try reality.database("web-1", "acme")
        try reality.declare(1, on: "web-1", database: "acme")
        try reality.server("web-1", "all.service", port: 8070, series: series, config: configure)
        return reality
    }

    @Test func aServerWithoutNameRunsTheCronsOfOthers() throws {
        let rule = CronOfOthersRule()
        var reality = try Self.world()
        #expect(try reality.present(rule)[Self.unit]?.severity == .critical)
        reality.change(instance: 1) { $0.type = .staging }
        #expect(try reality.present(rule)[Self.unit]?.severity == .high)
        reality.change(unit: "all.service") { $0.running = false }
        #expect(try reality.verdicts(rule).isEmpty)
    }

    @Test func aNameNoCronsAnotherRoleOrAnotherSeriesIsFine() throws {
        let rule = CronOfOthersRule()
        #expect(try Self.world { $0.dbNames = [try ShortName("other")] }.verdicts(rule).isEmpty)
        #expect(try Self.world { $0.maxCronThreads = 0 }.verdicts(rule).isEmpty)
        #expect(try Self.world { $0.dbUser = try ShortName("staging") }.verdicts(rule).isEmpty)
        #expect(try Self.world(series: "17.0").verdicts(rule).isEmpty)
    }

    @Test func aDeclaredNodeMayServeThemAll() throws {
        var reality = try Self.world()
        let node = InstanceNode(host: try ShortName("web-1"), unit: try ShortName("all.service"), role: .cron)
        reality.change(instance: 1) { $0.nodes = [node] }
        #expect(try reality.verdicts(CronOfOthersRule()).isEmpty)
        #expect(try reality.verdicts(UndeclaredRule()).isEmpty)
    }

    @Test func anUndeclaredNeutralisedDatabaseIsNoHarm() throws {
        var reality = try Self.world()
        reality.facts.declared.instances = []
        #expect(try reality.present(CronOfOthersRule())[Self.unit]?.severity == .high)
        reality.change(database: "acme") { $0.workingCrons = 0 }
        #expect(try reality.verdicts(CronOfOthersRule()).isEmpty)
        reality.change(database: "acme") { $0.neutralized = nil }
        #expect(try reality.unknown(CronOfOthersRule()) == [Self.unit])
    }

    @Test func withoutConfigurationOrDatabasesItIsUnknown() throws {
        for look in ["config", "sql", "units"] {
            var reality = try Self.world()
            reality.silent = [reality.source("web-1/\(look)")]
            reality.pass(minutes: 15)
            #expect(try reality.unknown(CronOfOthersRule()).contains(Self.unit), "\(look)")
            #expect(try reality.present(CronOfOthersRule()).isEmpty)
        }
        let elsewhere = try Self.world { $0.dbHost = try ShortName("db-9") }
        #expect(try elsewhere.unknown(CronOfOthersRule()) == [Self.unit])
    }

    @Test func twoRunningServersOnOnePort() throws {
        let rule = SharedListenerRule()
        let subject = RuleSubject.listener(host: "web-1", port: 8069)
        func world(
            _ unit: (inout UnitSignals) throws -> Void = { _ in },
            _ config: (inout ConfigSignals) throws -> Void = { _ in }
        ) throws -> Reality {
            var reality = try Self.world()
            try reality.server("web-1", "second.service", serving: ["x"], unit: unit, config: config)
            return reality
        }
        #expect(try world().present(rule).mapValues(\.severity) == [subject: .high])
        // The second one found the port taken and runs without HTTP.
        #expect(try world { $0.listeners = [] }.present(rule)[subject]?.members.count == 2)
        #expect(try world { $0.running = false }.verdicts(rule).isEmpty)
        #expect(try world { $0.networkNamespace = try ShortName("99") }.verdicts(rule).isEmpty)
        let hidden = try world { $0.networkNamespace = nil }
        #expect(try hidden.unknown(rule) == [subject])
        let local = try world({ $0.listeners = [Listener(address: try ShortName("127.0.0.1"), port: 8075)] }) {
            $0.httpEnable = false
        }
        #expect(try local.verdicts(rule).isEmpty)
    }

    @Test func addressesMeetWhenEqualOrEverywhere() throws {
        func found(_ first: String, _ second: String) throws -> Bool {
            var reality = Reality()
            try reality.host("web-1")
            for (name, address) in [("a.service", first), ("b.service", second)] {
                try reality.server("web-1", name, serving: [name]) {
                    $0.listeners = [Listener(address: try ShortName(address), port: 8069)]
                } config: {
                    $0.httpInterface = try ShortName(address)
                }
            }
            return try !reality.present(SharedListenerRule()).isEmpty
        }
        #expect(try found("10.0.0.1", "10.0.0.1"))
        #expect(try found("0.0.0.0", "10.0.0.1"))
        #expect(try !found("10.0.0.1", "10.0.0.2"))
    }

    @Test func aUnitIsUndeclaredOnlyIfNoneOfItsDatabasesIs() throws {
        var reality = try Self.world()
        #expect(try reality.verdicts(UndeclaredRule()).isEmpty)
        try reality.server("web-1", "other.service", serving: ["other"], port: 8071)
        let unit = RuleSubject.unit(host: "web-1", name: "other.service")
        #expect(try reality.present(UndeclaredRule()).mapValues(\.severity) == [unit: .medium])
        let role = try ShortName("other")
        try reality.database("web-1", "other", uuid: Reality.otherUUID) { $0.owner = role }
        #expect(
            try reality.present(UndeclaredRule()).mapValues(\.severity) == [unit: .high, .database("other"): .high]
        )
        reality.change(unit: "other.service") { $0.running = false }
        #expect(try reality.present(UndeclaredRule()).mapValues(\.severity) == [.database("other"): .medium])
        try reality.declare(2, .staging, on: "web-1", database: "other")
        #expect(try reality.verdicts(UndeclaredRule()).isEmpty)
    }

    @Test func whatIsNoOdooDatabaseIsNobodysBusiness() throws {
        var reality = try Self.world()
        try reality.database("web-1", "nextcloud") { $0.readable = false }
        #expect(try reality.verdicts(UndeclaredRule()).isEmpty)
        reality.change(database: "nextcloud") { $0.readable = nil }
        #expect(try reality.unknown(UndeclaredRule()) == [.database("nextcloud")])
    }

    @Test func severalDatabasesForOneInstanceBindNone() throws {
        let rule = AmbiguousBindingRule()
        var reality = try Self.world()
        try reality.database("web-1", "second", uuid: Reality.otherUUID)
        let node = InstanceNode(host: try ShortName("web-1"), unit: try ShortName("all.service"), role: .both)
        try reality.declare(2, .staging, in: 2, on: "web-1") { $0.nodes = [node] }
        // Only the second is free: the first one is declared by name.
        #expect(try reality.verdicts(rule).isEmpty)
        #expect(try reality.present(NotAdoptedRule()).keys.contains(.instance(2)))
        try reality.database("web-1", "third", uuid: nil)
        let evidence = try #require(try reality.present(rule)[.instance(2)])
        #expect(evidence.members.map(\.label) == ["I2", "second on web-1", "third on web-1"])
        #expect(try !reality.verdicts(NotAdoptedRule()).keys.contains(.instance(2)))
        reality.silent = [reality.source("web-1/sql")]
        reality.pass(minutes: 15)
        #expect(try reality.unknown(rule) == [.instance(2)])
    }

    @Test func adoptionIsProposedForTheOneCandidate() throws {
        let rule = NotAdoptedRule()
        var reality = try Self.world()
        #expect(try reality.present(rule).mapValues(\.severity) == [.instance(1): .low])
        reality.adopt(1, "acme")
        #expect(try reality.verdicts(rule).isEmpty)
        // A URL proposes where nothing else does, and only one database.
        try reality.declare(2, in: 2, url: "https://books.example.org")
        try reality.database("web-1", "books", uuid: Reality.otherUUID) {
            $0.baseURL = try ObservedText("https://books.example.org")
        }
        #expect(try Set(reality.present(rule).keys) == [.instance(2)])
        reality.change(database: "books") { $0.uuid = nil }
        #expect(try reality.unknown(rule) == [.instance(2)])
        try reality.database("web-1", "books_old") { $0.baseURL = try ObservedText("https://books.example.org") }
        #expect(try reality.verdicts(rule).isEmpty)
    }
}
