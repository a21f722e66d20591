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
    ///   - facts: what the store declares.
    ///   - previous: every stored finding, resolved ones included, so that one that comes back keeps its id.
    ///   - now: the time written into changed findings.
    /// - Returns: the changes, none of them when the findings say already what the rules decide.
    package func run(facts: DeclaredFacts, previous: [Finding], now: Timestamp) -> ReconcileOutcome {
        var outcome = ReconcileOutcome()
        var known = Dictionary(grouping: previous, by: \.rule)
        for rule in rules {
            let findings = known.removeValue(forKey: rule.id) ?? []
            do {
                let decisions = try Self.decisions(of: rule, facts)
                outcome.add(decisions, to: findings, FindingLifeCycle(rule: rule.id, now: now))
            } catch {
                outcome.failedRules.append(FailedRule(rule: rule.id, reason: String(describing: error)))
                outcome.counters.unknown += findings.unresolvedCount
            }
        }
        // Nobody decides the rules that are left.
        for findings in known.values { outcome.counters.unknown += findings.unresolvedCount }
        return outcome
    }

    /// The decisions of a rule by subject ascending.
    private static func decisions(of rule: any ReconcileRule, _ facts: DeclaredFacts) throws -> [RuleDecision] {
        let decisions = try rule.decide(facts).sorted { $0.subject < $1.subject }
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

extension ReconcileOutcome {
    /// Takes the decisions of one rule; its findings that no decision mentions are clear.
    fileprivate mutating func add(_ decisions: [RuleDecision], to findings: [Finding], _ lifeCycle: FindingLifeCycle) {
        // An unresolved finding stands for its subject before a resolved one, then the older one.
        let ordered = findings.sorted {
            ($0.state == .resolved ? 1 : 0, $0.id) < ($1.state == .resolved ? 1 : 0, $1.id)
        }
        let byFingerprint = Dictionary(ordered.map { ($0.fingerprint, $0) }, uniquingKeysWith: { first, _ in first })
        var notClear: Set<String> = []
        for decision in decisions {
            let fingerprint = decision.subject.fingerprint(for: lifeCycle.rule)
            switch decision.verdict {
            case .present(let evidence):
                notClear.insert(fingerprint)
                add(lifeCycle.present(evidence, of: decision.subject, previous: byFingerprint[fingerprint]))
            case .unknown:
                notClear.insert(fingerprint)
                counters.unknown += 1
            case .clear: break
            }
        }
        for finding in ordered where !notClear.contains(finding.fingerprint) && finding.state != .resolved {
            add(lifeCycle.clear(finding))
        }
    }

    /// Counts a change and keeps it; nil is a finding that is still present as it was.
    private mutating func add(_ change: FindingChange?) {
        switch change {
        case .opened: counters.new += 1
        case .changed: counters.changed += 1
        case .resolved: counters.resolved += 1
        case .reopened: counters.reopened += 1
        case nil: counters.still += 1
        }
        if let change { changes.append(change) }
    }
}

extension [Finding] {
    /// How many are not resolved.
    fileprivate var unresolvedCount: Int { count { $0.state != .resolved } }
}
