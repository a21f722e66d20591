import ClientOpsModel

extension Finding {
    /// Whether nothing a reader sees would change; a renamed row changes the words and so the finding.
    func says(_ evidence: RuleEvidence) -> Bool {
        severity == evidence.severity && members.inOrder == evidence.members && summary == evidence.summary
            && nextStep == evidence.nextStep
    }

    /// Whether severity or members are other ones, which ends a suppression.
    func differs(from evidence: RuleEvidence) -> Bool {
        severity != evidence.severity || Set(members.map(MemberKey.init)) != Set(evidence.members.map(MemberKey.init))
    }

    /// Whether evidence goes beyond what an acknowledgement saw: a higher severity, or a row that was not a member.
    func isOutgrown(by evidence: RuleEvidence) -> Bool {
        let seen = Set(members.map(MemberKey.init))
        return evidence.severity > severity || evidence.members.contains { !seen.contains(MemberKey($0)) }
    }

    mutating func reopen(with evidence: RuleEvidence, at now: Timestamp) {
        state = .open
        resolvedAt = nil
        resolution = nil
        acknowledgement = nil
        suppression = nil
        reopenCount += 1
        lastAnswer = .present
        sources = evidence.sources
        take(evidence, at: now)
    }

    mutating func take(_ evidence: RuleEvidence, at now: Timestamp) {
        severity = evidence.severity
        summary = evidence.summary
        nextStep = evidence.nextStep
        members = evidence.members
        lastSeenAt = now
        revision += 1
    }

    /// Ends the suppression and answers the finding without it.
    mutating func endSuppression() -> Finding {
        suppression = nil
        revision += 1
        return self
    }
}

/// A member without its label and facts, which may change while the row stays the same.
struct MemberKey: Hashable {
    let entity: EntityKind
    let id: Int64

    init(_ member: FindingMember) {
        entity = member.entity
        id = member.id
    }
}

extension RuleEvidence {
    /// The evidence, its unknown facts replaced by what the finding has: a look that fails is no news.
    fileprivate func keepingWhatWasSeen(by finding: Finding) -> RuleEvidence {
        guard members.contains(where: { $0.facts.contains(where: \.isUnknown) }) else { return self }
        let seen = Dictionary(
            finding.members.map { (MemberKey($0), $0.facts) },
            uniquingKeysWith: { first, _ in first }
        )
        let kept = members.map { member in
            guard let facts = seen[MemberKey(member)] else { return member }
            var kept = member
            kept.facts = member.facts.map { fact in
                fact.isUnknown ? facts.first { $0.name == fact.name } ?? fact : fact
            }
            return kept
        }
        return RuleEvidence(
            severity: severity,
            members: kept,
            summary: summary,
            nextStep: nextStep,
            sources: sources,
            isPartial: isPartial
        )
    }
}

extension EvidenceFact {
    /// Whether it says that nobody knows, and perhaps why.
    fileprivate var isUnknown: Bool { value == Self.unknown || value.hasPrefix(Self.unknown + ": ") }
}

extension Landscape {
    /// Whether evidence from these sources counts at the second run only: probes, which may fail by chance.
    func raisesLate(_ ids: [Int64]) -> Bool {
        !ids.isEmpty && !ids.contains { sources.sources[$0]?.look.isFactual ?? false }
    }

    /// Whether the sources that raised a finding can tell that it is clear; retired ones withdrew their word.
    func canClear(_ finding: Finding) -> Bool {
        let isHeard = finding.sources.allSatisfy { sources.sources[$0] == nil || sources.isFresh($0) }
        return isHeard && !finding.members.contains { $0.entity == .observation && overlooked.contains($0.id) }
    }

    /// The evidence to go by while a part of what a finding rests on cannot be told: it may grow, but not shrink.
    func holding(_ finding: Finding, _ given: RuleEvidence) -> RuleEvidence {
        let evidence = given.keepingWhatWasSeen(by: finding)
        let isHeard = canClear(finding)
        guard evidence.isPartial || !isHeard else { return evidence }
        let known = Set(evidence.members.map(MemberKey.init))
        let kept = finding.members.filter { !known.contains(MemberKey($0)) && mayStillCount($0) }
        let severity = max(finding.severity, evidence.severity)
        let old = Set(finding.members.map(MemberKey.init))
        let grew = evidence.severity > finding.severity || !known.isSubset(of: old)
        // What a silent source said of a member is not replaced by its being unknown.
        let said = Dictionary(isHeard ? [] : finding.members.map { (MemberKey($0), $0) }) { first, _ in first }
        let held = RuleEvidence(
            severity: severity,
            members: evidence.members.map { said[MemberKey($0)] ?? $0 } + kept,
            summary: evidence.summary,
            nextStep: evidence.nextStep,
            sources: evidence.sources + finding.sources.filter { sources.sources[$0] != nil },
            isPartial: true
        )
        // Words count members; they change only with what is said for sure.
        guard !grew, !isHeard || !kept.isEmpty || severity > evidence.severity else { return held }
        return RuleEvidence(
            severity: severity,
            members: held.members,
            summary: finding.summary,
            nextStep: finding.nextStep,
            sources: held.sources,
            isPartial: true
        )
    }

    /// Whether a member that the rule no longer names was not seen to be gone.
    private func mayStillCount(_ member: FindingMember) -> Bool {
        guard member.entity == .observation else { return true }
        guard let row = row(ofObservation: member.id) else { return false }
        return observations[row].goneAt == nil
    }

    /// The position of an observation; they come by id.
    private func row(ofObservation id: Int64) -> Int? {
        var (low, high) = (0, observations.count)
        while low < high {
            let middle = (low + high) / 2
            if observations[middle].id < id { low = middle + 1 } else { high = middle }
        }
        return low < observations.count && observations[low].id == id ? low : nil
    }
}
