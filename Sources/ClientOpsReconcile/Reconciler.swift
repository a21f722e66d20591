package import ClientOpsModel

/// Compares what the rules decide with the findings known so far, and says what to write.
///
/// The outcome depends on its arguments only, and not on their order. Applying a part of the changes and running again
/// leads to the same findings as applying all of them.
package struct Reconciler: Sendable {
    private let rules: [any ReconcileRule]

    /// Makes a reconciler of the given rules.
    package init(rules: [any ReconcileRule] = .all) {
        self.rules = rules.sorted { $0.id.rawValue < $1.id.rawValue }
    }

    /// Decides every rule over the facts.
    ///
    /// - Parameters:
    ///   - facts: everything the rules look at; its `now` is written into changed findings.
    ///   - previous: every stored finding, resolved ones included, so that one that comes back keeps its id.
    ///   - streaks: every stored streak.
    /// - Returns: the changes, none of them when the findings say already what the rules decide.
    package func run(
        facts: ReconcileFacts,
        previous: [Finding],
        streaks: [FindingStreak]
    ) -> ReconcileOutcome {
        let landscape = Landscape(facts)
        var ledger = FindingLedger(landscape: landscape, findings: previous, streaks: streaks)
        var failed: [FailedRule] = []
        for rule in rules {
            do {
                ledger.add(try Self.decisions(of: rule, landscape), of: rule.id)
            } catch {
                failed.append(FailedRule(rule: rule.id, reason: String(describing: error)))
                ledger.leave(rule.id)
            }
        }
        // Nobody decides the rules that are left.
        for rule in RuleID.allCases.sorted(by: { $0.rawValue < $1.rawValue }) { ledger.leave(rule) }
        return ledger.outcome(failed)
    }

    /// The decisions of a rule by subject ascending.
    private static func decisions(of rule: any ReconcileRule, _ landscape: Landscape) throws -> [RuleDecision] {
        let decisions = try rule.decide(landscape).sorted { $0.subject < $1.subject }
        for (left, right) in zip(decisions, decisions.dropFirst()) where left.subject == right.subject {
            throw SubjectDecidedTwice(subject: left.subject)
        }
        return decisions
    }
}

/// A rule contradicted or repeated itself.
struct SubjectDecidedTwice: Error, CustomStringConvertible {
    let subject: RuleSubject

    var description: String { "decided twice about \(subject.description)" }
}
