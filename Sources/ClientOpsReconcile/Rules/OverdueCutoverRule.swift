package import ClientOpsModel

/// W1: a cut-over is overdue with both sides active.
package struct OverdueCutoverRule: ReconcileRule {
    /// Makes the rule.
    package init() {}

    package var id: RuleID { .overdueCutover }

    package func decide(_ landscape: Landscape) -> [RuleDecision] {
        landscape.overdueSides.map { cutover, sides in
            let evidence = RuleEvidence(
                severity: .critical,
                members: sides.map { instance in
                    let side = instance.id == cutover.fromInstance ? "from" : "to"
                    return landscape.member(instance, facts: [EvidenceFact("side", side)])
                },
                summary: "Cut-over \(cutover.id) ended at \(cutover.endsAt.description), and both sides are active: "
                    + "\(Wording.list(sides.map(\.inWords))).",
                nextStep: "Close it as completed or rolled back, which deactivates one side."
            )
            return RuleDecision(.cutover(cutover.id), .present(evidence))
        }
    }
}

extension Landscape {
    /// The cut-overs that are overdue with both sides active, and those sides.
    var overdueSides: [(cutover: Cutover, sides: [DeclaredFacts.InstanceFact])] {
        let overdue = facts.ledger.cutovers.filter { $0.phase(at: facts.now) == .overdue }
        guard !overdue.isEmpty else { return [] }
        let wanted = Set(overdue.flatMap { [$0.fromInstance, $0.toInstance] })
        let byID = Dictionary(
            instances.lazy.filter { wanted.contains($0.id) }.map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        return overdue.compactMap { cutover in
            let sides = [cutover.fromInstance, cutover.toInstance].compactMap { byID[$0] }.filter(\.isActiveProduction)
            return sides.count == 2 ? (cutover, sides) : nil
        }
    }
}
