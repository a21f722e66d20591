import ClientOpsModel
import ClientOpsReconcile
import Testing

/// Every rule answers present, clear and unknown, and its finding lives accordingly.
@Suite struct RuleCaseTests {
    private static func cases(_ rule: RuleID) -> [RuleCase] { RuleCase.all.filter { $0.rule.id == rule } }

    private static func only(_ rule: RuleID) throws -> RuleCase {
        try #require(cases(rule).count == 1, "\(rule.rawValue) has no case, or several")
        return cases(rule)[0]
    }

    @Test(arguments: RuleID.allCases)
    func theTableHasEveryRuleOnce(_ rule: RuleID) { #expect(Self.cases(rule).count == 1) }

    @Test(arguments: RuleID.allCases)
    func present(_ rule: RuleID) throws {
        let given = try Self.only(rule)
        let reality = try given.present()
        let verdict = try given.verdict(in: reality)
        guard case .present(let evidence)? = verdict else {
            Issue.record("\(verdict.map { "\($0)" } ?? "clear") about \(given.subject(reality))")
            return
        }
        #expect(!evidence.members.isEmpty && evidence.summary.hasSuffix(".") && evidence.nextStep.hasSuffix("."))
    }

    @Test(arguments: RuleID.allCases)
    func clear(_ rule: RuleID) throws {
        let given = try Self.only(rule)
        var reality = try given.present()
        try given.clear(&reality)
        let verdict = try given.verdict(in: reality)
        #expect(verdict.isClear)
    }

    @Test(arguments: RuleID.allCases)
    func unknown(_ rule: RuleID) throws {
        let given = try Self.only(rule)
        guard case .when(let blur) = given.unknown else {
            try answersWhateverTheSourcesDo(given)
            return
        }
        var reality = try given.present()
        try blur(&reality)
        let verdict = try given.verdict(in: reality)
        guard case .unknown(let reason)? = verdict else {
            Issue.record("\(verdict.map { "\($0)" } ?? "clear") about \(given.subject(reality))")
            return
        }
        #expect(!reason.isEmpty)
    }

    /// A rule that is never unknown says the same of both worlds, however little the sources say.
    private func answersWhateverTheSourcesDo(_ given: RuleCase) throws {
        for degradation in Degradation.allCases {
            for isPresent in [true, false] {
                var reality = try given.present()
                if !isPresent { try given.clear(&reality) }
                if reality.facts.observed.sources.isEmpty { try reality.host("web-1") }
                let own = if case .source(_, let name) = given.subject(reality) { name } else { String?.none }
                let before = try given.verdict(in: reality)
                degradation.apply(to: &reality, except: own)
                let after = try given.verdict(in: reality)
                #expect(before.isPresent == isPresent)
                #expect(after.isPresent == isPresent && !after.isUnknown, "\(degradation)")
            }
        }
    }

    /// Unknown changes nothing, clear resolves: for every rule, through whole runs of all rules.
    @Test(arguments: RuleID.allCases)
    func theFindingOutlastsWhatIsUnknownAndEndsWithWhatIsClear(_ rule: RuleID) throws {
        let given = try Self.only(rule)
        var reality = try given.present()
        var books = Books()
        for _ in 0..<2 {
            books.run(reality.facts)
            reality.pass(minutes: 5)
        }
        let fingerprint = given.subject(reality).fingerprint(for: rule)
        func finding() throws -> Finding {
            try #require(books.table.findings.first { $0.fingerprint == fingerprint })
        }
        let opened = try finding()
        #expect(opened.state == .open && opened.lastAnswer == .present)
        if case .when(let blur) = given.unknown {
            var blurred = reality
            try blur(&blurred)
            for _ in 0..<3 {
                books.run(blurred.facts)
                blurred.pass(minutes: 5)
                #expect(try finding().state == .open && finding().lastAnswer == .unknown)
                #expect(try finding().members == opened.members && finding().severity == opened.severity)
            }
            reality.facts.now = blurred.facts.now
            reality.pass(minutes: 0)
        }
        try given.clear(&reality)
        for _ in 0..<3 {
            reality.pass(minutes: 5)
            books.run(reality.facts)
        }
        #expect(try finding().state == .resolved)
    }
}
