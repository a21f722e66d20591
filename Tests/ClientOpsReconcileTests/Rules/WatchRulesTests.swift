import ClientOpsModel
import ClientOpsReconcile
import Testing

/// O1, O4, O5, O6 and W1.
@Suite struct WatchRulesTests {
    /// An adopted production seen for an hour.
    private static func world() throws -> Reality {
        var reality = Reality()
        try reality.host("web-1")
        try reality.server("web-1", "odoo.service", serving: ["acme"])
        try reality.database("web-1", "acme")
        try reality.declare(1, on: "web-1") { $0.declaredAt = moment(-100) }
        reality.adopt(1, "acme")
        return reality
    }

    /// The database and its server are gone from complete reports.
    private static func lost() throws -> Reality {
        var reality = try world()
        reality.lose { _ in true }
        return reality
    }

    @Test func aWatchedProductionThatIsGoneIsFoundAfterTheGrace() throws {
        let rule = NotObservedRule()
        #expect(try Self.world().verdicts(rule).isEmpty)
        var reality = try Self.lost()
        #expect(try reality.unknown(rule) == [.instance(1)])
        reality.pass(minutes: 5)
        #expect(try reality.present(rule).mapValues(\.severity) == [.instance(1): .high])
        reality.change(instance: 1) { $0.active = false }
        #expect(try reality.verdicts(rule).isEmpty)
    }

    @Test(arguments: ["web-1/sql", "web-1/units"])
    func aSilentWatcherHidesIt(_ name: String) throws {
        var reality = try Self.lost()
        reality.silent = [reality.source(name)]
        reality.pass(minutes: 15)
        #expect(try reality.unknown(NotObservedRule()) == [.instance(1)])
        #expect(try reality.present(SilentSourceRule()).count == 1)
    }

    @Test func absenceCountsInCompleteReportsOnly() throws {
        var reality = try Self.lost()
        reality.pass(minutes: 5)
        reality.change(source: "web-1/sql") { $0.lastComplete = nil }
        #expect(try reality.unknown(NotObservedRule()) == [.instance(1)])
    }

    @Test func aRunningUnitOrAnAnsweringAddressIsSeenToo() throws {
        var reality = try Self.world()
        reality.lose(database: "acme")
        let node = InstanceNode(host: try ShortName("web-1"), unit: try ShortName("odoo.service"), role: .both)
        reality.change(instance: 1) { $0.nodes = [node] }
        reality.pass(minutes: 15)
        #expect(try reality.verdicts(NotObservedRule()).isEmpty)
        reality.change(unit: "odoo.service") { $0.running = false }
        let url = try OdooURL("http://localhost:8069")
        let watcher = try ShortName("web-1/http")
        reality.change(instance: 1) {
            $0.urlKey = url.comparisonKey
            $0.urlHost = url.host
            $0.watchedBy = WatchedBy(sources: [watcher])
        }
        #expect(try reality.verdicts(NotObservedRule()).isEmpty)
    }

    @Test func productionsThatNobodyWatchesAreOneFindingPerHost() throws {
        var reality = try Self.world()
        for id in Int64(2)...5 { try reality.declare(id, in: id, on: id < 4 ? "web-7" : nil) }
        let reason = try Reason("watched by the client")
        reality.change(instance: 5) { $0.watchedBy = WatchedBy(sources: [], reason: reason) }
        let found = try reality.present(NotObservedRule())
        #expect(found.mapValues(\.memberIDs) == [.host("web-7"): [2, 3], .host(nil): [4]])
        #expect(found.values.allSatisfy { $0.severity == .high })
        reality.facts.observed.sources = []
        #expect(try reality.verdicts(NotObservedRule()).isEmpty)
    }

    @Test func aMovedDatabaseIsProposedAndHidesWhatItExplains() throws {
        let rule = MovedDatabaseRule()
        var reality = try Self.world()
        #expect(try reality.verdicts(rule).isEmpty)
        reality.lose(database: "acme")
        try reality.database("web-1", "acme_new")
        reality.pass(minutes: 15)
        let evidence = try #require(try reality.present(rule)[.instance(1)])
        #expect(evidence.severity == .medium)
        #expect(evidence.members.map(\.label) == ["I1", "acme_new on web-1"])
        #expect(evidence.nextStep.contains("adopt"))
        #expect(try reality.verdicts(NotObservedRule()).isEmpty)
        #expect(try !reality.verdicts(UndeclaredRule()).keys.contains(.database("acme_new")))
        #expect(try reality.verdicts(EffectiveProductionsRule()).isEmpty)
        var two = reality
        try two.database("web-1", "acme_other")
        #expect(try two.verdicts(rule).isEmpty)
        #expect(try two.present(UndeclaredRule()).keys.contains(.database("acme_new")))
        reality.silent = [reality.source("web-1/sql")]
        reality.pass(minutes: 15)
        #expect(try reality.unknown(rule) == [.instance(1)])
    }

    @Test func aSourceIsSilentPastPeriodAndGrace() throws {
        let rule = SilentSourceRule()
        var reality = try Self.world()
        reality.silent = [reality.source("web-1/sql")]
        reality.pass(minutes: 10)
        #expect(try reality.verdicts(rule).isEmpty)
        reality.pass(minutes: 1)
        let subject = RuleSubject.source(reality.source("web-1/sql"), name: "web-1/sql")
        #expect(try reality.present(rule).mapValues(\.severity) == [subject: .medium])
        reality.change(source: "web-1/sql") { $0.pausedUntil = moment(60) }
        #expect(try reality.verdicts(rule).isEmpty)
        reality.change(source: "web-1/sql") {
            $0.pausedUntil = nil
            $0.lastSuccess = nil
        }
        #expect(try reality.present(rule).count == 1)
    }

    @Test func aSuspectReportIsOneFindingAndDecidesNothing() throws {
        var reality = try Self.world()
        var books = Books()
        books.run(reality.facts)
        reality.change(source: "web-1/sql") { $0.suspectSince = moment(0) }
        for number in 0..<50 { try reality.database("web-1", "flood\(number)") }
        #expect(books.run(reality.facts) == ["opened O6 source web-1/sql"])
        reality.change(source: "web-1/sql") { $0.suspectSince = nil }
        #expect(books.run(reality.facts).contains("resolved O6 source web-1/sql"))
    }

    @Test func anOverdueCutoverHidesP1OfItsSides() throws {
        var reality = Reality()
        for id in Int64(1)...2 { try reality.declare(id) }
        var cutover = Cutover(
            projectID: 1,
            fromInstance: 1,
            toInstance: 2,
            startsAt: moment(-60),
            endsAt: moment(10),
            reason: "Move",
            approvedBy: "ada"
        )
        cutover.id = 4
        reality.facts.ledger.cutovers = [cutover]
        #expect(try reality.verdicts(OverdueCutoverRule()).isEmpty)
        #expect(try reality.present(SeveralProductionsRule())[.project(1)]?.severity == .info)
        reality.facts.now = moment(10)
        #expect(try reality.present(OverdueCutoverRule()).mapValues(\.severity) == [.cutover(4): .critical])
        #expect(try reality.verdicts(SeveralProductionsRule()).isEmpty)
        try reality.declare(3)
        #expect(try reality.present(SeveralProductionsRule())[.project(1)]?.severity == .critical)
        reality.facts.declared.instances.removeLast(2)
        #expect(try reality.verdicts(OverdueCutoverRule()).isEmpty)
    }
}
