import ClientOpsModel
import ClientOpsReconcile
import Testing

@Suite struct ReconcilerTests {
    private static func decision(_ subject: RuleSubject) -> RuleDecision {
        RuleDecision(subject, .present(.about(1)))
    }

    @Test func changesComeByRuleThenSubject() {
        let rules: [any ReconcileRule] = [
            ScriptedRule(id: .sharedURL, decisions: [Self.decision(.url("b")), Self.decision(.url("a"))]),
            ScriptedRule(decisions: [Self.decision(.project(10)), Self.decision(.project(9))]),
        ]
        let outcome = Reconciler(rules: rules).run(DeclaredFacts(), previous: [], now: moment(0))
        #expect(outcome.changes.map(\.finding.subject) == ["project 9", "project 10", "a", "b"])
        #expect(outcome.changes.map(\.action) == [.opened, .opened, .opened, .opened])
    }

    @Test func aFailingRuleLeavesItsFindingsAndStopsNoOther() {
        let seen = [Self.decision(.project(1)), Self.decision(.project(2))]
        let shared = [Self.decision(.url("a"))]
        var table = FindingTable()
        let healthy: [any ReconcileRule] = [
            ScriptedRule(decisions: seen), ScriptedRule(id: .sharedURL, decisions: shared),
        ]
        table.apply(Reconciler(rules: healthy).run(DeclaredFacts(), previous: [], now: moment(0)).changes)

        let failing: [any ReconcileRule] = [ScriptedRule(fails: true), ScriptedRule(id: .sharedURL)]
        let outcome = Reconciler(rules: failing)
            .run(DeclaredFacts(), previous: table.findings, now: moment(1))
        #expect(outcome.failedRules == [FailedRule(rule: .severalProductions, reason: "the rule broke")])
        let events = outcome.changes.filter { $0.action != nil }
        #expect(events.map(\.action) == [.resolved])
        #expect(events.map(\.finding.subject) == ["a"])
        #expect(outcome.counters.unknown == 2)
        #expect(outcome.counters.resolved == 1)
    }

    @Test func aRuleThatDecidesTwiceAboutASubjectFails() {
        let rule = ScriptedRule(decisions: [Self.decision(.project(1)), RuleDecision(.project(1), .clear)])
        let outcome = Reconciler(rules: [rule]).run(DeclaredFacts(), previous: [], now: moment(0))
        #expect(outcome.changes.isEmpty)
        #expect(outcome.failedRules.map(\.reason) == ["decided twice about project 1"])
    }

    @Test func findingsOfARuleThatNobodyRunsStay() {
        var table = FindingTable()
        let rule = ScriptedRule(decisions: [Self.decision(.project(1))])
        table.apply(Reconciler(rules: [rule]).run(DeclaredFacts(), previous: [], now: moment(0)).changes)
        let outcome = Reconciler(rules: []).run(DeclaredFacts(), previous: table.findings, now: moment(1))
        #expect(outcome.changes.map(\.action) == [nil])
        #expect(outcome.changes.map(\.finding.lastAnswer) == [.unknown])
        #expect(outcome.counters.unknown == 1)
    }

    @Test func anUnresolvedFindingStandsForItsSubjectBeforeAResolvedOne() throws {
        let rule = ScriptedRule(decisions: [Self.decision(.project(1))])
        let first = Reconciler(rules: [rule]).run(DeclaredFacts(), previous: [], now: moment(0))
        var open = try #require(first.changes.first?.finding)
        open.id = 2
        var resolved = open
        resolved.id = 1
        resolved.state = .resolved
        for previous in [[open, resolved], [resolved, open]] {
            let outcome = Reconciler(rules: [rule]).run(DeclaredFacts(), previous: previous, now: moment(1))
            #expect(outcome.changes.isEmpty)
            #expect(outcome.counters.still == 1)
        }
    }

    @Test func everyRuleOfThisVersionRunsByDefault() throws {
        #expect(Set([any ReconcileRule].all.map(\.id)) == Set(RuleID.allCases))
        let facts = DeclaredFacts(
            clients: [ClientFact(id: 1, name: "Acme", isArchived: true)],
            projects: [
                ProjectFact(id: 1, clientID: 1, name: "Shop"), ProjectFact(id: 2, clientID: 1, name: "Books"),
            ],
            instances: [
                try instance(1, url: "https://a.example.org"), try instance(2, url: "https://a.example.org"),
                try instance(3, .staging, in: 2),
            ]
        )
        let outcome = Reconciler().run(facts, previous: [], now: moment(0))
        #expect(
            outcome.changes.map { "\($0.finding.rule.rawValue) \($0.finding.subject)" }
                == [
                    "P1 project 1", "P2 project 2", "P3 instance 1", "P3 instance 2", "P3 instance 3",
                    "U1 a.example.org",
                ]
        )
        #expect(outcome.counters.new == 6)
    }

    @Test func aThirdDuplicateChangesTheSameFinding() throws {
        var facts = DeclaredFacts.world(try instance(1), try instance(2))
        var table = FindingTable()
        table.apply(Reconciler().run(facts, previous: [], now: moment(0)).changes)
        facts.instances.append(try instance(3))
        let outcome = Reconciler().run(facts, previous: table.findings, now: moment(1))
        table.apply(outcome.changes)
        #expect(outcome.changes.map(\.action) == [.changed])
        #expect(table.findings.map(\.revision) == [2])
        #expect(table.findings.first?.members.map(\.id) == [1, 2, 3])
        #expect(table.findings.first?.firstSeenAt == moment(0))
    }
}
