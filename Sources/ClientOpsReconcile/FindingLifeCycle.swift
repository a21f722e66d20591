import ClientOpsModel

/// What a verdict does to the finding of its subject: a table over state and verdict.
///
/// | finding | present, same | present, other | clear | unknown |
/// | --- | --- | --- | --- | --- |
/// | none | opened | opened | – | – |
/// | open | – | changed | resolved | – |
/// | acknowledged | – | changed; open again if the evidence grew | resolved | – |
/// | resolved | reopened | reopened | – | – |
struct FindingLifeCycle {
    let rule: RuleID
    let now: Timestamp

    /// The change for a subject that shows what the rule looks for; nil when the finding says so already.
    func present(_ evidence: RuleEvidence, of subject: RuleSubject, previous: Finding?) -> FindingChange? {
        guard var finding = previous else { return .opened(opened(evidence, of: subject)) }
        if finding.state == .resolved {
            finding.reopen(with: evidence, at: now)
            return .reopened(finding)
        }
        guard !finding.says(evidence) else { return nil }
        if finding.isOutgrown(by: evidence) { finding.state = .open }
        finding.take(evidence, at: now)
        return .changed(finding)
    }

    /// The change for a subject that is clear; nil when its finding is resolved already.
    func clear(_ previous: Finding) -> FindingChange? {
        guard previous.state != .resolved else { return nil }
        var finding = previous
        finding.state = .resolved
        finding.resolvedAt = now
        finding.revision += 1
        return .resolved(finding)
    }

    private func opened(_ evidence: RuleEvidence, of subject: RuleSubject) -> Finding {
        Finding(
            id: 0,
            rule: rule,
            fingerprint: subject.fingerprint(for: rule),
            subject: subject.description,
            severity: evidence.severity,
            state: .open,
            summary: evidence.summary,
            nextStep: evidence.nextStep,
            members: evidence.members,
            firstSeenAt: now,
            lastSeenAt: now
        )
    }
}

extension Finding {
    /// Whether nothing a reader sees would change; a renamed row changes the words and so the finding.
    fileprivate func says(_ evidence: RuleEvidence) -> Bool {
        severity == evidence.severity && members.inOrder == evidence.members && summary == evidence.summary
            && nextStep == evidence.nextStep
    }

    /// Whether evidence goes beyond what an acknowledgement saw: a higher severity, or a row that was not a member.
    fileprivate func isOutgrown(by evidence: RuleEvidence) -> Bool {
        let seen = Set(members.map(MemberKey.init))
        return evidence.severity > severity || evidence.members.contains { !seen.contains(MemberKey($0)) }
    }

    fileprivate mutating func reopen(with evidence: RuleEvidence, at now: Timestamp) {
        state = .open
        resolvedAt = nil
        take(evidence, at: now)
    }

    fileprivate mutating func take(_ evidence: RuleEvidence, at now: Timestamp) {
        severity = evidence.severity
        summary = evidence.summary
        nextStep = evidence.nextStep
        members = evidence.members
        lastSeenAt = now
        revision += 1
    }
}

/// A member without its label, which may change while the row stays the same.
private struct MemberKey: Hashable {
    let entity: EntityKind
    let id: Int64

    init(_ member: FindingMember) {
        entity = member.entity
        id = member.id
    }
}
