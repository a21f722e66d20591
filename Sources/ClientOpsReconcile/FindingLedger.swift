import ClientOpsModel

/// The findings and streaks of a run while its rules decide one after the other.
struct FindingLedger {
    private let landscape: Landscape
    private var findings: [RuleID: [Finding]]
    private var streaks: [RuleID: [String: FindingStreak]]
    private var changes: [FindingChange] = []
    /// Findings that stay as they are; with the changes they are all there are.
    private var untouched: [Finding] = []
    private var kept: [FindingStreak] = []
    private var counters = RunCounters()

    init(landscape: Landscape, findings: [Finding], streaks: [FindingStreak]) {
        self.landscape = landscape
        self.findings = Dictionary(grouping: findings, by: \.rule)
        self.streaks = Dictionary(grouping: streaks, by: \.rule).mapValues { streaks in
            Dictionary(streaks.map { ($0.fingerprint, $0) }, uniquingKeysWith: { $0.count < $1.count ? $1 : $0 })
        }
    }

    /// Takes the decisions of one rule; its findings that no decision mentions are clear.
    mutating func add(_ decisions: [RuleDecision], of rule: RuleID) {
        let known = SubjectFindings(findings.removeValue(forKey: rule) ?? [])
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
                if let previous = known.byFingerprint[fingerprint] {
                    take(lifeCycle.unknown(previous, streak: streaks[fingerprint]), of: previous)
                } else if let streak = streaks[fingerprint] {
                    kept.append(streak)
                }
            case .present(let evidence):
                let fingerprint = decision.subject.fingerprint(for: rule)
                decided.insert(fingerprint)
                let previous = known.byFingerprint[fingerprint]
                let step = lifeCycle.present(
                    evidence,
                    of: decision.subject,
                    fingerprint,
                    previous: previous,
                    streak: streaks[fingerprint]
                )
                take(step, of: previous)
                if step.isQuiet, previous.map({ $0.state != .resolved }) ?? false { counters.still += 1 }
            }
        }
        for finding in known.ordered where !decided.contains(finding.fingerprint) {
            clear(finding, streaks[finding.fingerprint], lifeCycle)
        }
        // A second row about a subject stands for nothing.
        untouched += known.shadowed.filter { decided.contains($0.fingerprint) }
    }

    /// Leaves the findings of a rule that decided nothing as they are.
    mutating func leave(_ rule: RuleID) {
        let known = SubjectFindings(findings.removeValue(forKey: rule) ?? [])
        let streaks = streaks.removeValue(forKey: rule) ?? [:]
        let lifeCycle = FindingLifeCycle(rule: rule, landscape: landscape)
        kept += streaks.values
        for finding in known.ordered {
            if finding.state != .resolved { counters.unknown += 1 }
            take(lifeCycle.unknown(finding, streak: nil), of: finding)
        }
    }

    private mutating func clear(_ finding: Finding, _ streak: FindingStreak?, _ lifeCycle: FindingLifeCycle) {
        let step = lifeCycle.clear(finding, streak: streak)
        take(step, of: finding)
        guard finding.state != .resolved, step.isQuiet else { return }
        if landscape.canClear(finding) { counters.still += 1 } else { counters.unknown += 1 }
    }

    private mutating func take(_ step: FindingLifeCycle.Step, of previous: Finding?) {
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
        var done = Incidents(changes: changes, untouched: untouched)
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
    let ordered: [Finding]
    let byFingerprint: [String: Finding]
    /// Findings that another one stands before.
    let shadowed: [Finding]

    init(_ findings: [Finding]) {
        ordered = findings.sorted {
            ($0.state == .resolved ? 1 : 0, $0.id) < ($1.state == .resolved ? 1 : 0, $1.id)
        }
        byFingerprint = Dictionary(ordered.map { ($0.fingerprint, $0) }, uniquingKeysWith: { first, _ in first })
        let byFingerprint = byFingerprint
        shadowed = ordered.filter { byFingerprint[$0.fingerprint]?.id != $0.id }
    }
}
