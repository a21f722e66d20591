import ClientOpsModel
import ClientOpsReconcile
import Testing

@Suite struct EffectiveProductionsRuleTests {
    private let rule = EffectiveProductionsRule()

    /// An adopted production of project 1 and a database that may count beside it.
    private static func world(_ configure: (inout DatabaseSignals) throws -> Void = { _ in }) throws -> Reality {
        var reality = Reality()
        try reality.host("web-1")
        try reality.server("web-1", "odoo.service", serving: ["acme"])
        try reality.database("web-1", "acme")
        try reality.declare(1, on: "web-1", url: "https://shop.example.org")
        reality.adopt(1, "acme")
        try reality.server("web-1", "copy.service", serving: ["copy"], port: 8070)
        try reality.database("web-1", "copy") {
            $0.uuid = try ShortName(Reality.otherUUID)
            $0.lineage = try ShortName("another")
            try configure(&$0)
        }
        return reality
    }

    @Test func anUndeclaredDatabaseCountsByRecordedUUIDLineageOrURL() throws {
        let byUUID = try Self.world { $0.uuid = try ShortName(Reality.uuid) }
        let byLineage = try Self.world { $0.lineage = try ShortName("lineage-of-acme") }
        let byURL = try Self.world {
            $0.baseURL = try ObservedText("https://shop.example.org/web")
            $0.mailServers = 1
        }
        for reality in [byUUID, byLineage, byURL] {
            let evidence = try #require(try reality.present(rule)[.project(1)])
            #expect(evidence.severity == .critical)
            #expect(evidence.members.map(\.label) == ["acme on web-1", "copy on web-1"])
            #expect(evidence.members.map(\.projectID) == [1, 1])
        }
    }

    @Test func aURLAloneProposesOnly() throws {
        let reality = try Self.world { $0.baseURL = try ObservedText("https://shop.example.org") }
        #expect(try reality.verdicts(rule).isEmpty)
    }

    @Test func whatIsNotServedOrNeutralisedDoesNotCount() throws {
        var stopped = try Self.world { $0.uuid = try ShortName(Reality.uuid) }
        stopped.change(unit: "copy.service") { $0.running = false }
        #expect(try stopped.verdicts(rule).isEmpty)
        let quiet = try Self.world {
            $0.uuid = try ShortName(Reality.uuid)
            $0.workingCrons = 0
        }
        #expect(try quiet.verdicts(rule).isEmpty)
    }

    @Test func cronsThatRanWithinADayServeToo() throws {
        var reality = try Self.world { $0.uuid = try ShortName(Reality.uuid) }
        reality.change(unit: "copy.service") { $0.running = false }
        reality.change(database: "copy") { $0.lastCronCall = moment(-1439) }
        #expect(try reality.present(rule).count == 1)
        reality.change(database: "copy") { $0.lastCronCall = moment(-1440) }
        #expect(try reality.verdicts(rule).isEmpty)
    }

    @Test func ownStagingCountsWithLineageAndLiveChannelOnly() throws {
        var reality = try Self.world { $0.lineage = try ShortName("lineage-of-acme") }
        try reality.declare(2, .staging, on: "web-1", database: "copy")
        #expect(try reality.verdicts(rule).isEmpty)
        reality.change(database: "copy") { $0.paymentProviders = 1 }
        #expect(try reality.present(rule)[.project(1)]?.members.count == 2)
        reality.change(instance: 2) { $0.projectID = 2 }
        #expect(try reality.verdicts(rule).isEmpty)
    }

    @Test func nodesAndCronCompanionsOfOneDatabaseCountOnce() throws {
        var reality = try Self.world()
        try reality.host("web-2")
        try reality.server("web-1", "odoo-cron.service", serving: ["acme"], port: 8071) { _ in
        } config: {
            $0.httpEnable = false
        }
        // A second host sees the same cluster over the network.
        try reality.database("web-2", "acme") { $0.cluster.endpoint = try ObservedText("db.internal:5432") }
        #expect(try reality.verdicts(rule).isEmpty)
        #expect(try reality.verdicts(SharedUUIDRule()).isEmpty)
    }

    @Test func aStandbyIsItsPrimary() throws {
        var reality = try Self.world()
        try reality.host("web-2")
        try reality.database("web-2", "acme") {
            $0.cluster.inRecovery = true
            $0.cluster.startedAt = moment(-10)
            $0.lastCronCall = moment(0)
        }
        #expect(try reality.verdicts(rule).isEmpty)
        #expect(try reality.verdicts(SharedUUIDRule()).isEmpty)
    }

    @Test func aClonedMachineIsASecondCluster() throws {
        var reality = try Self.world()
        try reality.host("web-2")
        try reality.server("web-2", "odoo.service", serving: ["acme"])
        try reality.database("web-2", "acme") { $0.cluster.startedAt = moment(-50) }
        let evidence = try #require(try reality.present(rule)[.project(1)])
        #expect(evidence.members.map(\.label) == ["acme on web-1", "acme on web-2"])
    }

    @Test func aRestartSeenByOneSourceFirstIsNoClone() throws {
        var reality = try Self.world()
        try reality.host("web-2")
        try reality.database("web-2", "acme") { $0.cluster.endpoint = try ObservedText("db.internal:5432") }
        reality.silent = [reality.source("web-2/sql")]
        reality.pass(minutes: 5)
        let restarted = reality.facts.now.adding(seconds: -60)
        for index in reality.facts.observed.observations.indices {
            guard reality.facts.observed.observations[index].host == "web-1",
                var signals = reality.facts.observed.observations[index].subject.database
            else { continue }
            signals.cluster.startedAt = restarted
            reality.facts.observed.observations[index].subject = ObservedSubject(signals)
        }
        #expect(try reality.verdicts(rule).isEmpty)
        #expect(try reality.verdicts(SharedUUIDRule()).isEmpty)
    }

    @Test func aRunningCutoverIsInformationUntilAThirdJoins() throws {
        var reality = try Self.world { $0.uuid = try ShortName(Reality.uuid) }
        try reality.declare(2, on: "web-1", database: "copy")
        reality.facts.declared.announcedSides = [[1, 2]]
        #expect(try reality.present(rule)[.project(1)]?.severity == .info)
        #expect(try reality.present(SharedUUIDRule())[.uuid(Reality.uuid)]?.severity == .info)
        try reality.server("web-1", "third.service", serving: ["third"], port: 8075)
        try reality.database("web-1", "third")
        #expect(try reality.present(rule)[.project(1)]?.severity == .critical)
        #expect(try reality.present(SharedUUIDRule())[.uuid(Reality.uuid)]?.severity == .critical)
    }

    @Test func whatCannotBeToldIsUnknown() throws {
        var noFlag = try Self.world { $0.uuid = try ShortName(Reality.uuid) }
        noFlag.change(database: "copy") { $0.neutralized = nil }
        #expect(try noFlag.unknown(rule) == [.project(1)])
        var silent = try Self.world { $0.uuid = try ShortName(Reality.uuid) }
        silent.silent = [silent.source("web-1/sql")]
        silent.pass(minutes: 15)
        #expect(try silent.unknown(rule) == [.project(1)])
        var stale = try Self.world { $0.uuid = try ShortName(Reality.uuid) }
        stale.silent = [stale.source("web-1/units")]
        stale.pass(minutes: 15)
        #expect(try stale.unknown(rule) == [.project(1)])
    }

    @Test func anAnnouncedRestoreIsNoSurprise() throws {
        var reality = try Self.world { $0.uuid = try ShortName(Reality.uuid) }
        for place in ["web-1", Reality.cluster] {
            var expectation = Expectation(place: place, pattern: "co*", until: moment(60), reason: "Restore test")
            expectation.id = 1
            reality.facts.observed.expectations = [expectation]
            #expect(try reality.verdicts(rule).isEmpty)
            #expect(try reality.verdicts(SharedUUIDRule()).isEmpty)
            #expect(try reality.verdicts(UndeclaredRule()).isEmpty)
        }
        reality.facts.observed.expectations[0].until = moment(0)
        #expect(try reality.present(rule).count == 1)
    }

    @Test func aTemplateProvesNothing() throws {
        var reality = try Self.world { $0.uuid = try ShortName(Reality.uuid) }
        for id in Int64(2)...3 {
            reality.facts.declared.projects.append(ProjectFact(id: id + 1, clientID: 1, name: "P\(id)"))
            try reality.database("web-1", "tenant\(id)")
            try reality.declare(id, in: id + 1, on: "web-1", database: "tenant\(id)")
        }
        #expect(try reality.verdicts(rule).isEmpty)
        #expect(try reality.verdicts(SharedUUIDRule()).isEmpty)
        let found = try reality.present(SharedTemplateRule())
        #expect(found.mapValues(\.severity) == [.lineage("lineage-of-acme"): .medium])
    }
}
