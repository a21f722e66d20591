import ClientOpsModel
import ClientOpsReconcile
import Testing

/// The accident that every agency knows, stage by stage: a production, its raw copy, and a second server without
/// `db_name`.
@Suite struct RealOdooStoryTests {
    private static let second = "odoo-staging.service"

    /// A declared and adopted production with its own `db_name`.
    private static func production() throws -> Reality {
        var reality = Reality()
        try reality.host("web-1")
        try reality.server("web-1", "odoo.service", serving: ["acme_prod"])
        try reality.database("web-1", "acme_prod")
        try reality.declare(1, on: "web-1") { $0.odooVersion = "14.0" }
        reality.adopt(1, "acme_prod")
        return reality
    }

    /// The production with its copy and the second server.
    private static func accident() throws -> Reality {
        var reality = try production()
        try reality.server("web-1", second, port: 8070)
        try reality.database("web-1", "acme_staging")
        return reality
    }

    /// The copy bound as staging, with the books of the runs before.
    private static func bound() throws -> (Reality, Books) {
        var reality = try accident()
        var books = Books()
        books.run(reality.facts)
        try reality.declare(2, .staging, on: "web-1")
        reality.adopt(2, "acme_staging")
        for _ in 0..<2 {
            reality.pass(minutes: 5)
            books.run(reality.facts)
        }
        return (reality, books)
    }

    @Test func aDeclaredProductionIsNoFinding() throws {
        var reality = try Self.production()
        var books = Books()
        for _ in 0..<3 {
            #expect(books.run(reality.facts).isEmpty)
            reality.pass(minutes: 5)
        }
        #expect(books.streaks.isEmpty)
    }

    @Test func theNextRunFindsTheCopyAndItsServer() throws {
        let reality = try Self.accident()
        var books = Books()
        let events = books.run(reality.facts)
        #expect(books.open == ["C1 critical", "D2 critical", "O2 high", "P4 critical"])
        #expect(
            events == [
                "opened C1 unit odoo-staging.service on web-1", "opened D2 uuid \(Reality.uuid)",
                "opened O2 database acme_staging in \(Reality.cluster)@web-1:5432", "opened P4 project 1",
            ]
        )
        let production = try #require(books.table.findings.first { $0.rule == .severalEffectiveProductions })
        #expect(production.members.map(\.label) == ["acme_prod on web-1", "acme_staging on web-1"])
        let names = production.members.map { $0.facts.map(\.name) }
        #expect(names[0] == names[1])
        #expect(production.members[1].facts.contains(EvidenceFact("uuid", Reality.uuid)))
        #expect(
            production.members[1].facts.contains(
                EvidenceFact("counts because it is", "not declared, with the production's recorded uuid")
            )
        )
        let cron = try #require(books.table.findings.first { $0.rule == .cronOfOthers })
        #expect(
            cron.members.map(\.label).sorted() == [
                "acme_prod on web-1", "acme_staging on web-1", "odoo-staging.service on web-1",
            ]
        )
    }

    @Test func theSameInputAgainWritesNoEvent() throws {
        let reality = try Self.accident()
        var books = Books()
        books.run(reality.facts)
        #expect(books.run(reality.facts).isEmpty)
        let known = books
        #expect(books.run(reality.facts).isEmpty)
        #expect(books == known)
        #expect(books.table.findings.allSatisfy { $0.incident == 1 })
    }

    @Test func bindingTheCopyAsStagingTurnsO2AndP4IntoN1() throws {
        var reality = try Self.accident()
        var books = Books()
        books.run(reality.facts)
        try reality.declare(2, .staging, on: "web-1")
        reality.adopt(2, "acme_staging")
        reality.pass(minutes: 5)
        #expect(books.run(reality.facts).contains("opened N1 database acme_staging in \(Reality.cluster)@web-1:5432"))
        reality.pass(minutes: 5)
        books.run(reality.facts)
        #expect(books.open == ["C1 critical", "D2 critical", "N1 high"])
    }

    @Test func deactivatingTheCronsResolvesN1AndLowersD2() throws {
        var (reality, books) = try Self.bound()
        reality.change(database: "acme_staging") { ($0.crons, $0.workingCrons) = (1, 0) }
        for _ in 0..<2 {
            reality.pass(minutes: 5)
            books.run(reality.facts)
        }
        #expect(books.open == ["C1 critical", "D2 info"])
    }

    @Test func aCopyWithARenewedUUIDOpensD5() throws {
        var (reality, books) = try Self.bound()
        reality.pass(minutes: 5)
        try reality.database("web-1", "acme_duplicate", uuid: Reality.otherUUID)
        books.run(reality.facts)
        let found = try #require(books.table.findings.first { $0.rule == .sharedLineage })
        #expect(found.severity == .high)
        #expect(
            found.members.map(\.label) == [
                "acme_prod on web-1", "acme_staging on web-1", "acme_duplicate on web-1",
            ]
        )
    }

    @Test func droppingTheCopiesAndStoppingTheServerResolvesTheRest() throws {
        var (reality, books) = try Self.bound()
        try reality.database("web-1", "acme_duplicate", uuid: Reality.otherUUID)
        books.run(reality.facts)
        reality.lose(database: "acme_staging")
        reality.lose(database: "acme_duplicate")
        reality.lose { $0.unit?.unit.value == Self.second || $0.config?.unit.value == Self.second }
        reality.facts.declared.instances.removeAll { $0.id == 2 }
        for _ in 0..<2 {
            reality.pass(minutes: 5)
            books.run(reality.facts)
        }
        #expect(books.open.isEmpty)
    }

    @Test func aStoppedPostgreSQLResolvesNothingAndRaisesO5AfterItsGrace() throws {
        var reality = try Self.accident()
        var books = Books()
        books.run(reality.facts)
        let before = books.open
        reality.silent = [reality.source("web-1/sql")]
        reality.change(source: "web-1/sql") { $0.lastError = "connection refused" }
        for _ in 0..<2 {
            reality.pass(minutes: 5)
            #expect(books.run(reality.facts).isEmpty)
        }
        reality.pass(minutes: 5)
        #expect(books.run(reality.facts) == ["opened O5 source web-1/sql"])
        #expect(books.open == (before + ["O5 medium"]).sorted())
        reality.silent = []
        for _ in 0..<3 {
            reality.pass(minutes: 5)
            books.run(reality.facts)
        }
        #expect(books.open == before)
    }
}
