import ClientOpsModel
import ClientOpsReconcile
import Testing

/// The properties PRODUCT.md section 5 asks for, over worlds drawn from seeds.
@Suite struct ReconcilerPropertyTests {
    static let seeds: ClosedRange<UInt64> = 1...26

    /// A world that changed since the books were written.
    private static func history(_ seed: UInt64) throws -> (world: RandomReality, books: Books) {
        var world = try RandomReality(seed: seed)
        var books = Books()
        for _ in 0..<5 {
            books.run(world.reality.facts)
            books.table.handleSome(at: world.reality.facts.now)
            try world.change()
        }
        return (world, books)
    }

    private static func outcome(_ facts: ReconcileFacts, _ books: Books) -> ReconcileOutcome {
        Reconciler().run(facts: facts, previous: books.table.findings, streaks: books.streaks)
    }

    @Test(arguments: seeds)
    func theSameInputTwiceWritesNoEvent(seed: UInt64) throws {
        var (world, books) = try Self.history(seed)
        books.run(world.reality.facts)
        let second = Self.outcome(world.shuffled(), books)
        #expect(second.changes.allSatisfy { $0.action == nil })
        #expect(second.counters.isQuiet)
        #expect(second.failedRules.isEmpty)
        books.run(world.reality.facts)
        // The incidents of what was new are known by then.
        let third = Self.outcome(world.shuffled(), books)
        #expect(third.changes.isEmpty)
        #expect(third.streaks == books.streaks)
        let open = books.table.findings.count { $0.state != .resolved }
        #expect(third.counters.still <= open)
        #expect(third.counters.still + third.counters.unknown >= open)
    }

    @Test(arguments: seeds)
    func theOrderOfTheInputDoesNotMatter(seed: UInt64) throws {
        var (world, books) = try Self.history(seed)
        let expected = Self.outcome(world.reality.facts, books)
        for _ in 0..<5 {
            let rules = world.shuffle([any ReconcileRule].all)
            let previous = world.shuffle(books.table.findings)
            let streaks = world.shuffle(books.streaks)
            let outcome = Reconciler(rules: rules)
                .run(facts: world.shuffled(), previous: previous, streaks: streaks)
            let isSame = outcome == expected
            #expect(isSame)
        }
    }

    @Test(arguments: seeds)
    func aCrashBetweenAnyTwoWritesConverges(seed: UInt64) throws {
        let (world, books) = try Self.history(seed)
        let facts = world.reality.facts
        let outcome = Self.outcome(facts, books)
        var whole = books
        for _ in 0..<3 { whole.run(facts) }
        func converges(_ interrupted: Books) -> Bool {
            var interrupted = interrupted
            for _ in 0..<3 { interrupted.run(facts) }
            return interrupted == whole
        }
        // Each seed cuts at other writes; the first and the last are among them.
        let cuts = stride(from: Int(seed) % 9, to: outcome.changes.count, by: 9)
        for count in [0, outcome.changes.count] + cuts {
            var interrupted = books
            interrupted.table.apply(outcome.changes.prefix(count))
            let (isSame, total) = (converges(interrupted), outcome.changes.count)
            #expect(isSame, "after \(count) of \(total)")
        }
        // Streaks are written behind the findings: first those that ended go, then the others come.
        let ended = books.streaks.filter { !outcome.streaks.contains($0) }
        let moved = outcome.streaks.filter { !books.streaks.contains($0) }
        for count in Set([0, ended.count, ended.count + moved.count, Int(seed) % (ended.count + moved.count + 1)]) {
            var interrupted = books
            interrupted.table.apply(outcome.changes)
            interrupted.streaks.removeAll { ended.prefix(count).contains($0) }
            interrupted.streaks += moved.prefix(max(0, count - ended.count))
            let isSame = converges(interrupted)
            #expect(isSame, "after \(count) of \(ended.count) + \(moved.count) streaks")
        }
    }

    @Test(arguments: seeds)
    func aFailingRuleChangesNothingOfTheOthers(seed: UInt64) throws {
        let (world, books) = try Self.history(seed)
        let whole = Self.outcome(world.reality.facts, books)
        func events(_ outcome: ReconcileOutcome, without rule: RuleID) -> [String] {
            outcome.changes.filter { $0.action != nil && $0.finding.rule != rule }
                .map {
                    "\($0.action?.rawValue ?? "") \($0.finding.id) \($0.finding.fingerprint) \($0.finding.severity)"
                }
        }
        for broken in RuleID.allCases {
            let rules = [any ReconcileRule].all.filter { $0.id != broken } + [ScriptedRule(id: broken, fails: true)]
            let outcome = Reconciler(rules: rules)
                .run(facts: world.reality.facts, previous: books.table.findings, streaks: books.streaks)
            #expect(events(outcome, without: broken) == events(whole, without: broken))
            #expect(outcome.failedRules.map(\.rule) == [broken])
            let own = outcome.changes.filter { $0.finding.rule == broken }
            #expect(own.allSatisfy { $0.action == nil || $0.action == .unsuppressed })
            #expect(own.allSatisfy { $0.finding.lastAnswer == .unknown })
            #expect(outcome.streaks.filter { $0.rule == broken } == books.streaks.filter { $0.rule == broken })
        }
    }

    /// A source that stops reporting resolves nothing, whatever it raised.
    @Test(arguments: seeds)
    func silenceResolvesNothing(seed: UInt64) throws {
        var (world, books) = try Self.history(seed)
        for _ in 0..<2 { books.run(world.reality.facts) }
        world.reality.silent = Set(world.reality.facts.observed.sources.map(\.id))
        world.reality.pass(minutes: 30)
        for _ in 0..<3 {
            let resolved = books.run(world.reality.facts).filter { $0.hasPrefix("resolved") }
            #expect(resolved.allSatisfy { $0.contains("source") || $0.contains("instance") || $0.contains("host") })
            let observed = books.table.findings.filter {
                !$0.sources.isEmpty && $0.resolvedAt == world.reality.facts.now
            }
            #expect(observed.isEmpty)
            world.reality.pass(minutes: 5)
        }
    }

    /// A property of worlds in which a rule has nothing to say proves nothing about it.
    @Test func theWorldsOfThesePropertiesReachEveryAnswerOfEveryRule() throws {
        var present: Set<RuleID> = []
        var unknown: Set<RuleID> = []
        var ended: Set<RuleID> = []
        for seed in Self.seeds {
            let (world, books) = try Self.history(seed)
            let landscape = world.reality.landscape
            for rule in [any ReconcileRule].all {
                for decision in try rule.decide(landscape) {
                    switch decision.verdict {
                    case .present: present.insert(rule.id)
                    case .unknown: unknown.insert(rule.id)
                    case .clear: break
                    }
                }
            }
            let outcome = Self.outcome(world.reality.facts, books)
            ended.formUnion(outcome.changes.filter { $0.action == .resolved }.map(\.finding.rule))
            ended.formUnion(books.table.findings.filter { $0.resolvedAt != nil || $0.reopenCount > 0 }.map(\.rule))
        }
        let doubted = RuleCase.all.filter { if case .when = $0.unknown { true } else { false } }.map(\.rule.id)
        #expect(Set(RuleID.allCases).subtracting(present).isEmpty)
        #expect(Set(RuleID.allCases).subtracting(ended).isEmpty)
        #expect(Set(doubted).subtracting(unknown).isEmpty)
        #expect(unknown.subtracting(doubted).isEmpty)
    }

    @Test func theSeedsReachEveryRuleAndEveryChange() throws {
        var rules: Set<RuleID> = []
        var actions: Set<AuditAction> = []
        for seed in UInt64(1)...20 {
            var world = try RandomReality(seed: seed)
            var books = Books()
            for _ in 0..<8 {
                let outcome = Self.outcome(world.reality.facts, books)
                rules.formUnion(outcome.changes.map(\.finding.rule))
                actions.formUnion(outcome.changes.compactMap(\.action))
                books.table.apply(outcome.changes)
                books.streaks = outcome.streaks
                books.table.handleSome(at: world.reality.facts.now)
                try world.change()
            }
        }
        #expect(Set(RuleID.allCases).subtracting(rules).isEmpty)
        #expect(actions == [.opened, .changed, .resolved, .reopened, .unsuppressed])
    }
}
