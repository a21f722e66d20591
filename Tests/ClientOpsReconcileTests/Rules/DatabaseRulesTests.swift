import ClientOpsModel
import ClientOpsReconcile
import Testing

/// N1, N2, N3, B1, B3, V1 and O3: what one database says beside what is declared of it.
@Suite struct DatabaseRulesTests {
    /// A served database bound to instance 1.
    private static func bound(
        _ type: InstanceType = .staging,
        _ configure: (inout DatabaseSignals) throws -> Void = { _ in }
    ) throws -> Reality {
        try .production(type, configure)
    }

    private func verdict(_ rule: some ReconcileRule, _ reality: Reality) throws -> (present: Severity?, unknown: Bool) {
        let verdicts = try reality.verdicts(rule)
        #expect(verdicts.count < 2)
        guard case .present(let evidence)? = verdicts.values.first else { return (nil, !verdicts.isEmpty) }
        return (evidence.severity, false)
    }

    @Test func aSourceThatIsSilentMakesAllOfThemUnknown() throws {
        for type in [InstanceType.production, .staging] {
            var reality = try Self.bound(type) {
                $0.neutralized = true
                $0.mailServers = 1
                $0.baseURL = try ObservedText("https://other.example.org")
            }
            reality.change(instance: 1) {
                $0.dbUUID = Reality.otherUUID
                $0.odooVersion = "13.0"
            }
            reality.silent = [reality.source("web-1/sql")]
            reality.pass(minutes: 15)
            let rules: [any ReconcileRule] = [
                NeutralizedButLiveRule(), ForeignBaseURLRule(), OtherUUIDRule(), OtherSeriesRule(),
            ]
            for rule in rules + [type == .production ? NeutralizedProductionRule() : LiveCopyRule()] {
                #expect(try rule.present(in: reality.landscape).isEmpty)
                #expect(try rule.decide(reality.landscape).count == 1, "\(rule.id)")
            }
        }
    }

    @Test func aLiveChannelMakesAStagingCritical() throws {
        let rule = LiveCopyRule()
        #expect(try verdict(rule, Self.bound { $0.fetchmailServers = 1 }).present == .critical)
        #expect(try verdict(rule, Self.bound()).present == nil)
        #expect(try verdict(rule, Self.bound(.development)).present == .low)
        #expect(try verdict(rule, Self.bound(.production) { $0.mailServers = 1 }).present == nil)
        let neutralised = try Self.bound { $0.neutralized = true }
        #expect(try verdict(rule, neutralised).present == nil)
        #expect(try verdict(rule, Self.bound { $0.mailServers = nil }).unknown)
    }

    @Test func aProductionsIdentityMakesAStagingHigh() throws {
        var byUUID = try Self.bound()
        try byUUID.declare(2, in: 2) { $0.dbUUID = Reality.uuid }
        var byLineage = try Self.bound()
        try byLineage.declare(2, in: 2) { $0.dbLineage = "lineage-of-acme" }
        var byURL = try Self.bound { $0.baseURL = try ObservedText("https://real.example.org:443/") }
        try byURL.declare(2, in: 2, url: "https://real.example.org")
        for reality in [byUUID, byLineage, byURL] { #expect(try verdict(LiveCopyRule(), reality).present == .high) }
        var dormant = byUUID
        dormant.change(unit: "odoo.service") { $0.running = false }
        #expect(try verdict(LiveCopyRule(), dormant).present == .medium)
    }

    @Test func withoutMailServersOdooUsesTheRelayOfItsConfiguration() throws {
        func live(_ answers: Bool?, all: Int64) throws -> (present: Severity?, unknown: Bool) {
            var reality = Reality()
            try reality.host("web-1")
            try reality.server("web-1", "odoo.service", serving: ["acme"]) { _ in
            } config: {
                $0.smtpAnswers = answers
            }
            try reality.database("web-1", "acme") { $0.allMailServers = all }
            try reality.declare(1, .staging, on: "web-1", database: "acme")
            return try verdict(LiveCopyRule(), reality)
        }
        #expect(try live(true, all: 0).present == .critical)
        #expect(try live(true, all: 1).present == nil)
        #expect(try live(false, all: 0).present == nil)
        #expect(try live(nil, all: 0).unknown)
    }

    @Test(arguments: [
        ("14.0", false, Int64(0), true), ("14.0", false, 3, false), ("saas~15.2", false, 0, true),
        ("16.0", false, 0, false), ("19.0", true, 3, true), ("14.0", true, 3, true),
    ])
    func beforeSeries16ADatabaseWithoutCronsAndChannelsIsNeutralised(
        series: String,
        flag: Bool,
        crons: Int64,
        isNeutralized: Bool
    ) throws {
        var reality = try Self.bound(.development) {
            $0.series = try ShortName(series)
            $0.neutralized = flag
            $0.workingCrons = crons
        }
        #expect(try verdict(LiveCopyRule(), reality).present == (isNeutralized ? nil : .low))
        reality.change(database: "acme") { $0.series = nil }
        #expect(try verdict(LiveCopyRule(), reality).unknown == (!flag && crons == 0))
    }

    @Test func aNeutralisedDatabaseWithALiveChannel() throws {
        let rule = NeutralizedButLiveRule()
        let live = try Self.bound {
            $0.neutralized = true
            $0.mailServers = 1
        }
        #expect(try verdict(rule, live).present == .high)
        #expect(try verdict(rule, Self.bound { $0.neutralized = true }).present == nil)
        #expect(try verdict(rule, Self.bound { $0.mailServers = 1 }).present == nil)
        let unread = try Self.bound {
            $0.neutralized = true
            $0.paymentProviders = nil
        }
        #expect(try verdict(rule, unread).unknown)
    }

    @Test func aNeutralisedProductionOfALiveProject() throws {
        let rule = NeutralizedProductionRule()
        var reality = try Self.bound(.production) { $0.neutralized = true }
        #expect(try verdict(rule, reality).present == .critical)
        reality.change(database: "acme") { $0.neutralized = nil }
        #expect(try verdict(rule, reality).unknown)
        reality.change(database: "acme") { $0.neutralized = false }
        #expect(try verdict(rule, reality).present == nil)
        reality.change(database: "acme") { $0.neutralized = true }
        reality.facts.declared.projects[0].stage = .planned
        #expect(try verdict(rule, reality).present == nil)
    }

    @Test(arguments: [
        ("https://shop.example.org/web", nil), ("http://localhost:8069", nil), ("http://127.0.0.1:8069", nil),
        ("https://www.example.org", nil), ("https://EU.example.net", nil),
        ("https://a.eu.example.net", Severity.medium),
        ("https://old.example.org", .medium),
    ])
    func theBaseURLIsTheInstances(url: String, severity: Severity?) throws {
        var reality = try Self.bound { $0.baseURL = try ObservedText(url) }
        reality.change(instance: 1) { $0.aliases = ["www.example.org", "*.example.net"] }
        #expect(try verdict(ForeignBaseURLRule(), reality).present == severity)
    }

    @Test func theBaseURLOfAnotherProjectIsHighWithALiveChannel() throws {
        var reality = try Self.bound {
            $0.baseURL = try ObservedText("https://books.example.org")
            $0.mailServers = 1
        }
        try reality.declare(2, in: 2, url: "https://books.example.org")
        let evidence = try #require(try reality.present(ForeignBaseURLRule()).values.first)
        #expect(evidence.severity == .high)
        #expect(!evidence.summary.contains("I2"))
        reality.change(database: "acme") { $0.mailServers = 0 }
        #expect(try verdict(ForeignBaseURLRule(), reality).present == .medium)
        let missing = try UnknownSignal(signal: ShortName("base_url"), reason: ObservedText("permission denied"))
        reality.change(database: "acme") {
            $0.baseURL = nil
            $0.unknown = [missing]
        }
        #expect(try verdict(ForeignBaseURLRule(), reality).unknown)
    }

    @Test func anotherUUIDAtTheBoundPlace() throws {
        var reality = try Self.bound(.production)
        #expect(try verdict(OtherUUIDRule(), reality).unknown)
        reality.change(instance: 1) { $0.dbUUID = Reality.otherUUID }
        #expect(try verdict(OtherUUIDRule(), reality).present == .high)
        reality.change(instance: 1) { $0.dbUUID = Reality.uuid }
        #expect(try verdict(OtherUUIDRule(), reality).present == nil)
        reality.change(database: "acme") { $0.uuid = nil }
        #expect(try verdict(OtherUUIDRule(), reality).unknown)
    }

    @Test(arguments: [
        ("14.0", nil), ("14", nil), ("14.0+e", nil), ("Odoo 14.0 Enterprise", nil), ("15.0", Severity.low),
        ("custom", nil),
    ])
    func theSeries(declared: String, severity: Severity?) throws {
        var reality = try Self.bound()
        reality.change(instance: 1) { $0.odooVersion = declared }
        #expect(try verdict(OtherSeriesRule(), reality).present == severity)
        reality.change(database: "acme") { $0.series = nil }
        #expect(try verdict(OtherSeriesRule(), reality).unknown == (declared != "custom"))
    }

    @Test func aProductionThatEndedIsStillServed() throws {
        let rule = RetiredButServedRule()
        var reality = try Self.bound(.production)
        #expect(try verdict(rule, reality).present == nil)
        for change: (inout InstanceFact) -> Void in [
            { $0.active = false }, { $0.isArchived = true }, { $0.state = .retiredReadonly },
        ] {
            var ended = reality
            ended.change(instance: 1, change)
            #expect(try verdict(rule, ended).present == .critical)
            var quiet = ended
            quiet.change(database: "acme") { $0.neutralized = true }
            #expect(try verdict(rule, quiet).present == nil)
            var stopped = ended
            stopped.change(unit: "odoo.service") { $0.running = false }
            #expect(try verdict(rule, stopped).present == nil)
            ended.change(database: "acme") { $0.neutralized = nil }
            #expect(try verdict(rule, ended).unknown)
        }
        // Its place is a new instance's now.
        reality.change(instance: 1) { $0.isArchived = true }
        try reality.declare(2, on: "web-1", database: "acme")
        #expect(try verdict(rule, reality).present == nil)
    }
}
