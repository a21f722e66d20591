import ClientOpsModel

/// What a verdict does to the finding of its subject: a table over state and verdict.
///
/// | finding | present, same | present, other | clear | unknown |
/// | --- | --- | --- | --- | --- |
/// | none | opened | opened | – | – |
/// | open | – | changed | resolved | – |
/// | acknowledged | – | changed; open again if the evidence grew | resolved | – |
/// | resolved | reopened | reopened | – | – |
///
/// Probes open and reopen at the second run with newer evidence; whatever rests on sources resolves at the second.
/// What was resolved by hand is reopened at once. A suppression ends when its time passed, when members or severity
/// change, and when the finding resolves.
struct FindingLifeCycle {
    /// What became of a subject.
    struct Step {
        /// In the order they are to be written; the last one is how the finding is afterwards.
        var changes: [FindingChange] = []
        var streak: FindingStreak?
    }

    let rule: RuleID
    let landscape: Landscape

    private var now: Timestamp { landscape.facts.now }

    /// The step for a subject that shows what the rule looks for.
    func present(
        _ evidence: RuleEvidence,
        of subject: RuleSubject,
        _ fingerprint: String,
        previous: Finding?,
        streak: FindingStreak?
    ) -> Step {
        if let previous, previous.state != .resolved { return Step(changes: still(evidence, previous)) }
        var counted: FindingStreak?
        let isByHand = previous?.resolution != nil
        if !isByHand, landscape.raisesLate(evidence.sources) {
            counted = count(.present, fingerprint, of: evidence.sources, streak)
            guard counted?.isLongEnough ?? true else { return Step(streak: counted) }
        }
        guard var finding = previous else {
            return Step(changes: [.opened(opened(evidence, of: subject, fingerprint))], streak: counted)
        }
        finding.reopen(with: evidence, at: now)
        return Step(changes: [.reopened(finding)], streak: counted)
    }

    /// The step for a subject that is clear, as far as its sources can tell.
    func clear(_ previous: Finding, streak: FindingStreak?) -> Step {
        guard previous.state != .resolved else { return Step() }
        guard landscape.canClear(previous) else { return unknown(previous, streak: streak) }
        let left = previous.sources.filter { landscape.sources.sources[$0] != nil }
        var counted: FindingStreak?
        if !left.isEmpty {
            counted = count(.clear, previous.fingerprint, of: left, streak)
            guard counted?.isLongEnough ?? true else {
                return Step(changes: note(previous) { $0.lastAnswer = .clear }, streak: counted)
            }
        }
        var changes: [FindingChange] = []
        var finding = previous
        if finding.suppression != nil { changes.append(.unsuppressed(finding.endSuppression())) }
        finding.state = .resolved
        finding.resolvedAt = now
        finding.incident = nil
        finding.lastAnswer = .clear
        finding.revision += 1
        return Step(changes: changes + [.resolved(finding)], streak: counted)
    }

    /// The step for a subject about which nobody can tell.
    func unknown(_ previous: Finding, streak: FindingStreak?) -> Step {
        guard previous.state != .resolved else { return Step(streak: streak) }
        return Step(changes: note(previous) { $0.lastAnswer = .unknown }, streak: streak)
    }

    private func still(_ given: RuleEvidence, _ previous: Finding) -> [FindingChange] {
        let evidence = landscape.holding(previous, given)
        var changes: [FindingChange] = []
        var finding = previous
        if let suppression = finding.suppression, suppression.until <= now || finding.differs(from: evidence) {
            changes.append(.unsuppressed(finding.endSuppression()))
        }
        let isNoted = finding.lastAnswer == .present && finding.sources == evidence.sources
        finding.lastAnswer = .present
        finding.sources = evidence.sources
        guard !finding.says(evidence) else {
            if let last = changes.popLast() { return [last.with(finding)] }
            return isNoted ? [] : [.noted(finding)]
        }
        if finding.isOutgrown(by: evidence) {
            finding.state = .open
            finding.acknowledgement = nil
        }
        finding.take(evidence, at: now)
        return changes + [.changed(finding)]
    }

    /// Keeps what is no event; ends a suppression whose time passed.
    private func note(_ previous: Finding, _ change: (inout Finding) -> Void) -> [FindingChange] {
        var finding = previous
        change(&finding)
        if let suppression = finding.suppression, suppression.until <= now {
            return [.unsuppressed(finding.endSuppression())]
        }
        return finding == previous ? [] : [.noted(finding)]
    }

    /// The streak with this run counted, if its sources looked again since the last one counted.
    private func count(
        _ answer: RuleAnswer,
        _ fingerprint: String,
        of sources: [Int64],
        _ streak: FindingStreak?
    ) -> FindingStreak {
        let evidenceAt = landscape.sources.evidenceTime(of: sources) ?? now
        guard var counted = streak, counted.answer == answer else {
            return FindingStreak(
                rule: rule,
                fingerprint: fingerprint,
                answer: answer,
                count: 1,
                evidenceAt: evidenceAt
            )
        }
        guard evidenceAt > counted.evidenceAt, !counted.isLongEnough else { return counted }
        counted.count += 1
        counted.evidenceAt = evidenceAt
        return counted
    }

    private func opened(_ evidence: RuleEvidence, of subject: RuleSubject, _ fingerprint: String) -> Finding {
        Finding(
            id: 0,
            rule: rule,
            fingerprint: fingerprint,
            subject: subject.description,
            severity: evidence.severity,
            state: .open,
            summary: evidence.summary,
            nextStep: evidence.nextStep,
            members: evidence.members,
            firstSeenAt: now,
            lastSeenAt: now,
            sources: evidence.sources
        )
    }
}

extension FindingStreak {
    /// How many decided runs it takes.
    static let enough: Int64 = 2

    /// Whether the streak has come to its end; it is kept until the finding shows it.
    fileprivate var isLongEnough: Bool { count >= Self.enough }
}

extension FindingChange {
    /// The same change with another outcome.
    func with(_ finding: Finding) -> FindingChange {
        switch self {
        case .opened: .opened(finding)
        case .changed: .changed(finding)
        case .resolved: .resolved(finding)
        case .reopened: .reopened(finding)
        case .unsuppressed: .unsuppressed(finding)
        case .noted: .noted(finding)
        }
    }
}
