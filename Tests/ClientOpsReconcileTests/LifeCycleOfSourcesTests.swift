import ClientOpsModel
import ClientOpsReconcile
import Testing

/// What findings that rest on sources do beyond the plain table of states.
@Suite struct LifeCycleOfSourcesTests {
    /// A rule that finds project 1 as long as the instance 1 is active, on the word of given sources.
    private struct WatchedRule: ReconcileRule {
        var id = RuleID.severalProductions
        var sources: [Int64]
        var severity = Severity.high
        var members: [Int64] = [1, 2]
        var isPresent = true

        func decide(_ landscape: Landscape) -> [RuleDecision] {
            guard isPresent else { return [] }
            let evidence = RuleEvidence(
                severity: severity,
                members: members.map { FindingMember(entity: .instance, id: $0, label: "I\($0)", projectID: 1) },
                summary: "Seen.",
                nextStep: "Look.",
                sources: sources
            )
            return [RuleDecision(.project(1), .present(evidence))]
        }
    }

    private static func reality() throws -> Reality {
        var reality = Reality()
        try reality.host("web-1")
        return reality
    }

    private func run(_ rule: WatchedRule, _ reality: Reality, _ books: inout Books) -> [AuditAction] {
        let outcome = Reconciler(rules: [rule])
            .run(facts: reality.facts, previous: books.table.findings, streaks: books.streaks)
        books.table.apply(outcome.changes)
        books.streaks = outcome.streaks
        return outcome.changes.compactMap(\.action)
    }

    @Test func probesOpenAtTheSecondRunWithNewerEvidence() throws {
        var reality = try Self.reality()
        var books = Books()
        let rule = WatchedRule(sources: [reality.source("web-1/units")])
        #expect(run(rule, reality, &books).isEmpty)
        #expect(run(rule, reality, &books).isEmpty)
        #expect(books.streaks.map(\.count) == [1])
        reality.pass(minutes: 5)
        #expect(run(rule, reality, &books) == [.opened])
    }

    @Test func aProbeThatFailedOnceOpensNothing() throws {
        var reality = try Self.reality()
        var books = Books()
        var rule = WatchedRule(sources: [reality.source("web-1/http")])
        for isPresent in [true, false, true, false] {
            rule.isPresent = isPresent
            #expect(run(rule, reality, &books).isEmpty)
            reality.pass(minutes: 5)
        }
        #expect(books.table.findings.isEmpty)
        #expect(books.streaks.isEmpty)
    }

    @Test func factsOpenAtOnceAndClearAfterTwoDecidedRuns() throws {
        var reality = try Self.reality()
        var books = Books()
        var rule = WatchedRule(sources: [reality.source("web-1/sql")])
        #expect(run(rule, reality, &books) == [.opened])
        rule.isPresent = false
        #expect(run(rule, reality, &books).isEmpty)
        #expect(run(rule, reality, &books).isEmpty)
        #expect(books.table.findings.map(\.lastAnswer) == [.clear])
        reality.pass(minutes: 5)
        #expect(run(rule, reality, &books) == [.resolved])
        #expect(run(rule, reality, &books).isEmpty)
        #expect(books.streaks.isEmpty)
    }

    @Test func aFindingClearsOnlyThroughTheSourcesThatRaisedIt() throws {
        var reality = try Self.reality()
        var books = Books()
        var rule = WatchedRule(sources: [reality.source("web-1/sql"), reality.source("web-1/units")])
        _ = run(rule, reality, &books)
        rule.isPresent = false
        reality.silent = [reality.source("web-1/units")]
        for _ in 0..<5 {
            reality.pass(minutes: 5)
            #expect(run(rule, reality, &books).isEmpty)
        }
        #expect(books.table.findings.map(\.lastAnswer) == [.unknown])
        reality.silent = []
        for _ in 0..<2 {
            reality.pass(minutes: 5)
            _ = run(rule, reality, &books)
        }
        #expect(books.table.findings.map(\.state) == [.resolved])
    }

    @Test(arguments: [false, true])
    func pausedAndSuspectSourcesClearNothing(isPaused: Bool) throws {
        var reality = try Self.reality()
        var books = Books()
        var rule = WatchedRule(sources: [reality.source("web-1/sql")])
        _ = run(rule, reality, &books)
        rule.isPresent = false
        reality.change(source: "web-1/sql") {
            if isPaused { $0.pausedUntil = moment(600) } else { $0.suspectSince = moment(0) }
        }
        for _ in 0..<3 {
            reality.pass(minutes: 5)
            #expect(run(rule, reality, &books).isEmpty)
        }
        #expect(books.table.findings.map(\.lastAnswer) == [.unknown])
    }

    @Test func aRetiredSourceWithdrawsItsWord() throws {
        var reality = try Self.reality()
        var books = Books()
        var rule = WatchedRule(sources: [reality.source("web-1/sql")])
        _ = run(rule, reality, &books)
        rule.isPresent = false
        reality.facts.observed.sources.removeAll { $0.name == "web-1/sql" }
        #expect(run(rule, reality, &books) == [.resolved])
    }

    @Test func aFindingDoesNotShrinkWhileOneOfItsSourcesIsSilent() throws {
        var reality = try Self.reality()
        var books = Books()
        let (sql, units) = (reality.source("web-1/sql"), reality.source("web-1/units"))
        _ = run(WatchedRule(sources: [sql, units], severity: .critical), reality, &books)
        reality.silent = [units]
        reality.pass(minutes: 15)
        #expect(run(WatchedRule(sources: [sql], severity: .high, members: [1]), reality, &books).isEmpty)
        let finding = try #require(books.table.findings.first)
        #expect(
            finding.severity == .critical && finding.members.map(\.id) == [1, 2]
                && finding.sources == [units, sql].sorted()
        )
        #expect(run(WatchedRule(sources: [sql], severity: .high, members: [1, 3]), reality, &books) == [.changed])
        #expect(books.table.findings.first?.members.map(\.id) == [1, 2, 3])
        reality.silent = []
        reality.pass(minutes: 5)
        #expect(run(WatchedRule(sources: [sql], severity: .high, members: [1]), reality, &books) == [.changed])
        #expect(books.table.findings.first?.members.map(\.id) == [1])
    }

    @Test func anAcknowledgementEndsWhenTheEvidenceGrows() throws {
        let reality = try Self.reality()
        var books = Books()
        _ = run(WatchedRule(sources: []), reality, &books)
        books.table.change(1) {
            $0.state = .acknowledged
            $0.acknowledgement = FindingNote(at: reality.facts.now, by: "ada", reason: nil)
        }
        _ = run(WatchedRule(sources: [], members: [1]), reality, &books)
        #expect(books.table.findings.first?.state == .acknowledged)
        #expect(run(WatchedRule(sources: [], members: [1, 4]), reality, &books) == [.changed])
        #expect(books.table.findings.first?.state == .open)
        #expect(books.table.findings.first?.acknowledgement == nil)
    }

    private static func suppressed(_ books: inout Books, until: Timestamp) {
        books.table.change(1) {
            $0.suppression = FindingSuppression(at: moment(0), by: "ada", until: until, reason: "Known")
        }
    }

    @Test(arguments: [
        (5, Severity.high, [Int64(1), 2], true, [AuditAction](), 1),
        (60, .high, [1, 2], true, [.unsuppressed], 0),
        (5, .critical, [1, 2], true, [.unsuppressed, .changed], 0),
        (5, .high, [1], true, [.unsuppressed, .changed], 0),
        (5, .high, [1, 2], false, [.unsuppressed, .resolved], 0),
    ])
    func aSuppressionEndsEarlyOrInTime(
        minutes: Int64,
        severity: Severity,
        members: [Int64],
        isPresent: Bool,
        expected: [AuditAction],
        held: Int
    ) throws {
        var reality = try Self.reality()
        var books = Books()
        _ = run(WatchedRule(sources: []), reality, &books)
        Self.suppressed(&books, until: moment(60))
        reality.pass(minutes: minutes)
        let rule = WatchedRule(sources: [], severity: severity, members: members, isPresent: isPresent)
        let outcome = Reconciler(rules: [rule]).run(facts: reality.facts, previous: books.table.findings, streaks: [])
        #expect(outcome.changes.compactMap(\.action) == expected)
        #expect(outcome.counters.suppressed == held)
        books.table.apply(outcome.changes)
        #expect((books.table.findings.first?.suppression == nil) == (held == 0))
    }

    @Test func whatWasResolvedByHandIsReopenedByTheNextDecidedRun() throws {
        var reality = try Self.reality()
        var books = Books()
        let rule = WatchedRule(sources: [reality.source("web-1/units")])
        for _ in 0..<2 {
            _ = run(rule, reality, &books)
            reality.pass(minutes: 5)
        }
        books.table.change(1) {
            $0.state = .resolved
            $0.resolution = FindingNote(at: moment(5), by: "ada", reason: "Done")
        }
        #expect(run(rule, reality, &books) == [.reopened])
        let finding = try #require(books.table.findings.first)
        #expect(finding.resolution == nil && finding.reopenCount == 1 && finding.state == .open)
    }

    @Test func anObservationThatAFreshSourceOverlookedIsNotClear() throws {
        var reality = try Self.reality()
        try reality.database("web-1", "acme")
        try reality.database("web-1", "acme_copy")
        var books = Books()
        books.run(reality.facts)
        #expect(books.open.contains("D2 medium"))
        reality.pass(minutes: 5)
        let kept = reality.facts.observed.observations
        for _ in 0..<4 {
            reality.pass(minutes: 5)
            // Incomplete reports that never name the copy.
            reality.change(source: "web-1/sql") { $0.lastComplete = moment(5) }
            reality.facts.observed.observations[1].receivedAt = kept[1].receivedAt
            #expect(!books.run(reality.facts).contains { $0.hasPrefix("resolved D2") })
        }
        #expect(books.open.contains("D2 medium"))
    }

    @Test func findingsThatShareMembersAreOneIncident() throws {
        var reality = try Self.reality()
        for name in ["acme", "acme_copy"] { try reality.database("web-1", name) }
        try reality.database("web-1", "bolt", uuid: Reality.otherUUID) { $0.lineage = nil }
        var books = Books()
        books.run(reality.facts)
        books.run(reality.facts)
        let incidents = Dictionary(grouping: books.table.findings, by: \.incident).mapValues { findings in
            findings.map(\.rule.rawValue).sorted()
        }
        #expect(incidents == [1: ["D2", "O2", "O2"], nil: ["O2"]])
    }
}
