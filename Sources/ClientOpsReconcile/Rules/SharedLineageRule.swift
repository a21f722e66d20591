package import ClientOpsModel

/// D5: the same lineage with different uuids, as Odoo's own Duplicate makes it.
package struct SharedLineageRule: ReconcileRule {
    /// Makes the rule.
    package init() {}

    package var id: RuleID { .sharedLineage }

    package func decide(_ landscape: Landscape) -> [RuleDecision] {
        let weight = CopyWeight(landscape: landscape)
        return CopyGroups.byLineage(landscape).compactMap { lineage, all in
            let readable = all.filter { landscape.databases[$0].uuid != nil }
            guard Set(readable.map { landscape.databases[$0].uuid }).count > 1 else {
                let hidden = all.contains { landscape.signals(landscape.databases[$0])?.uuid == nil }
                return hidden ? RuleDecision(.lineage(lineage), .unknown(reason: "a uuid was not reported")) : nil
            }
            let members = landscape.surelyDistinct(readable)
            guard members.count > 1 else {
                return RuleDecision(.lineage(lineage), .unknown(reason: "the databases may be one under two names"))
            }
            let found = weight.severity(of: members) { $0.uuid != $1.uuid }
            let evidence = RuleEvidence(
                severity: landscape.severity(found.severity.oneLower, ofDatabases: members),
                members: members.map { landscape.member($0) },
                summary: "\(Count.of(members.count, "database")) are copies of one another, although their uuids "
                    + "differ.",
                nextStep: "Find out which one is the original. Neutralise each copy and declare it as staging, or "
                    + "drop it; nothing is to be done where the copy became a production of its own.",
                sources: landscape.sources(of: members),
                isPartial: found.isPartial || members.count < all.count
            )
            return RuleDecision(.lineage(lineage), .present(evidence))
        }
    }
}

extension Severity {
    /// The next lower one; information stays.
    var oneLower: Severity { Severity.allCases.last { $0 < self } ?? .info }
}
