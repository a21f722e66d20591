import ClientOpsModel
import ClientOpsReconcile
import Testing

/// The properties PRODUCT.md section 5 asks for, over worlds drawn from seeds.
@Suite struct ReconcilerPropertyTests {
    static let seeds: ClosedRange<UInt64> = 1...40

    /// A world that changed since the findings were written.
    private static func history(_ seed: UInt64) -> (world: RandomWorld, table: FindingTable) {
        var world = RandomWorld(seed: seed)
        var table = FindingTable()
        for minute in Int64(0)..<3 {
            let outcome = Reconciler().run(facts: world.facts, previous: table.findings, now: moment(minute))
            table.apply(outcome.changes)
            table.acknowledgeSome()
            world.change()
        }
        return (world, table)
    }

    @Test(arguments: seeds)
    func theSameInputTwiceChangesNothing(seed: UInt64) {
        var (world, table) = Self.history(seed)
        let first = Reconciler().run(facts: world.facts, previous: table.findings, now: moment(10))
        table.apply(first.changes)
        let second = Reconciler().run(facts: world.shuffled(), previous: table.findings, now: moment(11))
        #expect(second.changes.isEmpty)
        #expect(second.counters.isQuiet)
        #expect(second.counters.still == table.findings.count { $0.state != .resolved })
        #expect(first.failedRules.isEmpty)
    }

    @Test(arguments: seeds)
    func theOrderOfTheInputDoesNotMatter(seed: UInt64) {
        var (world, table) = Self.history(seed)
        let expected = Reconciler().run(facts: world.facts, previous: table.findings, now: moment(10))
        for _ in 0..<5 {
            let previous = table.findings.shuffled(using: &world.generator)
            let rules = [any ReconcileRule].all.shuffled(using: &world.generator)
            let outcome = Reconciler(rules: rules).run(facts: world.shuffled(), previous: previous, now: moment(10))
            #expect(outcome == expected)
        }
    }

    @Test(arguments: seeds)
    func aCrashBetweenAnyTwoWritesConverges(seed: UInt64) {
        let (world, table) = Self.history(seed)
        let changes = Reconciler().run(facts: world.facts, previous: table.findings, now: moment(10)).changes
        var whole = table
        whole.apply(changes)
        for count in 0...changes.count {
            var interrupted = table
            interrupted.apply(changes.prefix(count))
            let rest = Reconciler().run(facts: world.facts, previous: interrupted.findings, now: moment(10))
            interrupted.apply(rest.changes)
            #expect(rest.changes.count == changes.count - count)
            #expect(interrupted == whole)
        }
    }

    @Test(arguments: seeds)
    func aFailingRuleChangesNothingOfTheOthers(seed: UInt64) {
        let (world, table) = Self.history(seed)
        let whole = Reconciler().run(facts: world.facts, previous: table.findings, now: moment(10))
        for broken in RuleID.allCases {
            let rules = [any ReconcileRule].all.filter { $0.id != broken } + [ScriptedRule(id: broken, fails: true)]
            let outcome = Reconciler(rules: rules).run(facts: world.facts, previous: table.findings, now: moment(10))
            #expect(outcome.changes == whole.changes.filter { $0.finding.rule != broken })
            #expect(outcome.failedRules.map(\.rule) == [broken])
            let untouched = table.findings.count { $0.rule == broken && $0.state != .resolved }
            #expect(outcome.counters.unknown == untouched)
        }
    }

    @Test func theSeedsReachEveryRuleAndEveryChange() {
        var rules: Set<RuleID> = []
        var actions: Set<AuditAction> = []
        for seed in Self.seeds {
            let (world, table) = Self.history(seed)
            let outcome = Reconciler().run(facts: world.facts, previous: table.findings, now: moment(10))
            rules.formUnion(outcome.changes.map(\.finding.rule))
            actions.formUnion(outcome.changes.map(\.action))
        }
        #expect(rules == Set(RuleID.allCases))
        #expect(actions == [.opened, .changed, .resolved, .reopened])
    }
}
