import ClientOpsModel
import ClientOpsReconcile
import Testing

/// Every state of a finding against every verdict about its subject.
@Suite struct ReconcilerLifeCycleTests {
    /// The verdicts, by how they compare with the finding's members 1 and 2 at high.
    enum Verdict: String, CaseIterable, Sendable {
        case same, grown, shrunk, swapped, worse, milder, renamed, clear, unmentioned, unknown

        var decisions: [RuleDecision] {
            let verdict: RuleVerdict? =
                switch self {
                case .same: .present(.about(1, 2))
                case .grown: .present(.about(1, 2, 3))
                case .shrunk: .present(.about(1))
                case .swapped: .present(.about(1, 3))
                case .worse: .present(.about(1, 2, severity: .critical))
                case .milder: .present(.about(1, 2, severity: .low))
                case .renamed: .present(.about(1, 2, label: "J"))
                case .clear: .clear
                case .unmentioned: nil
                case .unknown: .unknown(reason: "no data")
                }
            return verdict.map { [RuleDecision(.project(1), $0)] } ?? []
        }

        var isPresent: Bool { ![.clear, .unmentioned, .unknown].contains(self) }

        /// Whether an acknowledgement given before has not seen this.
        var outgrows: Bool { [.grown, .swapped, .worse].contains(self) }
    }

    private static func finding(_ state: FindingState) throws -> Finding {
        let outcome = Reconciler(rules: [ScriptedRule(decisions: Verdict.same.decisions)])
            .run(DeclaredFacts(), previous: [], now: moment(0))
        var finding = try #require(outcome.changes.first?.finding)
        finding.id = 7
        finding.state = state
        finding.revision = 4
        finding.resolvedAt = state == .resolved ? moment(1) : nil
        return finding
    }

    private static func run(_ verdict: Verdict, _ previous: [Finding]) -> ReconcileOutcome {
        Reconciler(rules: [ScriptedRule(decisions: verdict.decisions)])
            .run(DeclaredFacts(), previous: previous, now: moment(5))
    }

    @Test(arguments: Verdict.allCases)
    func withoutAFinding(_ verdict: Verdict) throws {
        let outcome = Self.run(verdict, [])
        guard verdict.isPresent else {
            #expect(outcome.changes.isEmpty)
            #expect(outcome.counters.unknown == (verdict == .unknown ? 1 : 0))
            return
        }
        guard case .opened(let finding) = try #require(outcome.changes.first) else {
            Issue.record("\(outcome.changes)")
            return
        }
        #expect(finding.id == 0 && finding.revision == 1 && finding.state == .open)
        #expect(finding.firstSeenAt == moment(5) && finding.lastSeenAt == moment(5) && finding.resolvedAt == nil)
        #expect(finding.subject == "project 1")
        #expect(finding.fingerprint == RuleSubject.project(1).fingerprint(for: .severalProductions))
        #expect(outcome.counters.new == 1)
    }

    @Test(arguments: [FindingState.open, .acknowledged], Verdict.allCases)
    func withAnUnresolvedFinding(_ state: FindingState, _ verdict: Verdict) throws {
        let previous = try Self.finding(state)
        let outcome = Self.run(verdict, [previous])
        var expected = previous
        expected.revision = 5
        switch verdict {
        case .same:
            #expect(outcome.changes.isEmpty)
            #expect(outcome.counters.still == 1)
        case .unknown:
            expected.lastAnswer = .unknown
            expected.revision = previous.revision
            #expect(outcome.changes == [.noted(expected)])
            #expect(outcome.counters.unknown == 1)
        case .clear, .unmentioned:
            expected.state = .resolved
            expected.resolvedAt = moment(5)
            expected.lastAnswer = .clear
            #expect(outcome.changes == [.resolved(expected)])
            #expect(outcome.counters.resolved == 1)
        default:
            let evidence = try #require(verdict.decisions.first?.evidence)
            expected.state = verdict.outgrows ? .open : state
            expected.lastSeenAt = moment(5)
            expected.severity = evidence.severity
            expected.members = evidence.members
            #expect(outcome.changes == [.changed(expected)])
            #expect(outcome.counters.changed == 1)
        }
        #expect(outcome.failedRules.isEmpty)
    }

    @Test(arguments: Verdict.allCases)
    func withAResolvedFinding(_ verdict: Verdict) throws {
        let previous = try Self.finding(.resolved)
        let outcome = Self.run(verdict, [previous])
        guard let evidence = verdict.decisions.first?.evidence else {
            #expect(outcome.changes.isEmpty)
            #expect(outcome.counters.isQuiet)
            return
        }
        var expected = previous
        expected.state = .open
        expected.resolvedAt = nil
        expected.reopenCount = 1
        expected.revision = 5
        expected.lastSeenAt = moment(5)
        expected.severity = evidence.severity
        expected.members = evidence.members
        #expect(outcome.changes == [.reopened(expected)])
        #expect(outcome.counters.reopened == 1)
    }

    @Test func membersInAnotherOrderAreTheSame() throws {
        var previous = try Self.finding(.open)
        previous.members.reverse()
        #expect(Self.run(.same, [previous]).changes.isEmpty)
    }

    @Test func aChangeOfWordsAloneIsAChange() throws {
        var previous = try Self.finding(.acknowledged)
        previous.summary = "Before."
        let change = try #require(Self.run(.same, [previous]).changes.first)
        #expect(change.finding.summary == "Seen.")
        #expect(change.finding.state == .acknowledged)
        #expect(change.action == .changed)
    }
}

extension RuleDecision {
    fileprivate var evidence: RuleEvidence? {
        if case .present(let evidence) = verdict { evidence } else { nil }
    }
}
