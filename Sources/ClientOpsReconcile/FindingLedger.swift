import ClientOpsModel

/// The findings and streaks of a run while its rules decide one after the other.
///
/// Findings are named by their position among those given, so that they are held once.
struct FindingLedger {
    private let landscape: Landscape
    private let findings: [Finding]
    private var positions: [RuleID: [Int32]]
    private var streaks: [RuleID: [String: FindingStreak]]
    private var changes: [FindingChange] = []
    /// Findings that stay as they are; with the changes they are all there are.
    private var untouched: [Int32] = []
    private var kept: [FindingStreak] = []
    private var counters = RunCounters()

    init(landscape: Landscape, findings: [Finding], streaks: [FindingStreak]) {
        self.landscape = landscape
        self.findings = findings
        positions = [:]
        for (position, finding) in findings.enumerated() {
            positions[finding.rule, default: []].append(Int32(position))
        }
        self.streaks = Dictionary(grouping: streaks, by: \.rule).mapValues { streaks in
            Dictionary(streaks.map { ($0.fingerprint, $0) }, uniquingKeysWith: { $0.count < $1.count ? $1 : $0 })
        }
    }

    /// Takes the decisions of one rule; its findings that no decision mentions are clear.
    mutating func add(_ decisions: [RuleDecision], of rule: RuleID) {
        let known = SubjectFindings(positions.removeValue(forKey: rule) ?? [], findings)
        let streaks = streaks.removeValue(forKey: rule) ?? [:]
        let lifeCycle = FindingLifeCycle(rule: rule, landscape: landscape)
        let isNew = known.ordered.isEmpty && streaks.isEmpty
        var decided: Set<String> = []
        for decision in decisions {
            switch decision.verdict {
            case .clear: continue
            case .unknown where isNew: counters.unknown += 1
            case .unknown:
                counters.unknown += 1
                let fingerprint = decision.subject.fingerprint(for: rule)
                decided.insert(fingerprint)
                if let position = known.byFingerprint[fingerprint] {
                    take(lifeCycle.unknown(finding(position), streak: streaks[fingerprint]), of: position)
                } else if let streak = streaks[fingerprint] {
                    kept.append(streak)
                }
            case .present(let evidence):
                let fingerprint = decision.subject.fingerprint(for: rule)
                decided.insert(fingerprint)
                let position = known.byFingerprint[fingerprint]
                let previous = position.map(finding)
                let step = lifeCycle.present(
                    evidence,
                    of: decision.subject,
                    fingerprint,
                    previous: previous,
                    streak: streaks[fingerprint]
                )
                take(step, of: position)
                if step.isQuiet, previous.map({ $0.state != .resolved }) ?? false { counters.still += 1 }
            }
        }
        for position in known.ordered where !decided.contains(finding(position).fingerprint) {
            clear(position, streaks[finding(position).fingerprint], lifeCycle)
        }
        // A second row about a subject stands for nothing.
        untouched += known.shadowed.filter { decided.contains(finding($0).fingerprint) }
    }

    /// Leaves the findings of a rule that decided nothing as they are.
    mutating func leave(_ rule: RuleID) {
        let known = SubjectFindings(positions.removeValue(forKey: rule) ?? [], findings)
        let streaks = streaks.removeValue(forKey: rule) ?? [:]
        let lifeCycle = FindingLifeCycle(rule: rule, landscape: landscape)
        kept += streaks.values
        for position in known.ordered {
            let finding = finding(position)
            if finding.state != .resolved { counters.unknown += 1 }
            take(lifeCycle.unknown(finding, streak: nil), of: position)
        }
    }

    private func finding(_ position: Int32) -> Finding { findings[Int(position)] }

    private mutating func clear(_ position: Int32, _ streak: FindingStreak?, _ lifeCycle: FindingLifeCycle) {
        let finding = finding(position)
        let step = lifeCycle.clear(finding, streak: streak)
        take(step, of: position)
        guard finding.state != .resolved, step.isQuiet else { return }
        if landscape.canClear(finding) { counters.still += 1 } else { counters.unknown += 1 }
    }

    private mutating func take(_ step: FindingLifeCycle.Step, of previous: Int32?) {
        if let streak = step.streak { kept.append(streak) }
        if step.changes.isEmpty, let previous { untouched.append(previous) }
        for change in step.changes {
            switch change {
            case .opened: counters.new += 1
            case .changed: counters.changed += 1
            case .resolved: counters.resolved += 1
            case .reopened: counters.reopened += 1
            case .unsuppressed, .noted: break
            }
        }
        changes += step.changes
    }

    /// What the run would write.
    func outcome(_ failed: [FailedRule]) -> ReconcileOutcome {
        var done = Incidents(changes: changes, findings: findings, untouched: untouched)
        done.settle()
        var counters = counters
        counters.suppressed = done.suppressed
        return ReconcileOutcome(
            changes: done.changes,
            counters: counters,
            failedRules: failed,
            streaks: kept.sorted { ($0.rule.rawValue, $0.fingerprint) < ($1.rule.rawValue, $1.fingerprint) },
            sources: landscape.sources.freshness
        )
    }
}

extension FindingLifeCycle.Step {
    /// Whether the finding stays what it is.
    fileprivate var isQuiet: Bool {
        changes.allSatisfy { change in
            switch change {
            case .noted, .unsuppressed: true
            case .opened, .changed, .resolved, .reopened: false
            }
        }
    }
}

/// The findings of one rule by their subjects.
private struct SubjectFindings {
    /// An unresolved finding stands for its subject before a resolved one, then the older one.
    let ordered: [Int32]
    let byFingerprint: [String: Int32]
    /// Findings that another one stands before.
    let shadowed: [Int32]

    init(_ positions: [Int32], _ findings: [Finding]) {
        ordered = positions.sorted { left, right in
            let (left, right) = (findings[Int(left)], findings[Int(right)])
            return (left.state == .resolved ? 1 : 0, left.id) < (right.state == .resolved ? 1 : 0, right.id)
        }
        var byFingerprint: [String: Int32] = [:]
        var shadowed: [Int32] = []
        for position in ordered {
            let fingerprint = findings[Int(position)].fingerprint
            if byFingerprint[fingerprint] == nil {
                byFingerprint[fingerprint] = position
            } else {
                shadowed.append(position)
            }
        }
        self.byFingerprint = byFingerprint
        self.shadowed = shadowed
    }
}
