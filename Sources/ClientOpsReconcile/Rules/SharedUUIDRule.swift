package import ClientOpsModel

/// D2: the same uuid on several databases.
package struct SharedUUIDRule: ReconcileRule {
    /// Makes the rule.
    package init() {}

    package var id: RuleID { .sharedUUID }

    package func decide(_ landscape: Landscape) -> [RuleDecision] {
        let weight = CopyWeight(landscape: landscape)
        return CopyGroups.byUUID(landscape).map { uuid, all in
            let members = landscape.surelyDistinct(all)
            guard members.count > 1 else {
                return RuleDecision(.uuid(uuid), .unknown(reason: "the databases may be one under two names"))
            }
            let found = weight.severity(of: members)
            let working = members.count { landscape.databases[$0].works.isYes }
            let evidence = RuleEvidence(
                severity: landscape.severity(found.severity, ofDatabases: members),
                members: members.map { landscape.member($0) },
                summary: "\(Count.of(members.count, "database")) have the uuid \(uuid); \(working) of them "
                    + "\(working == 1 ? "is" : "are") served and not neutralised.",
                nextStep: "Find out which one is the original. Neutralise each copy and declare it as staging, "
                    + "renew its uuid where it is to live on, or drop it.",
                sources: landscape.sources(of: members),
                isPartial: found.isPartial || members.count < all.count
            )
            return RuleDecision(.uuid(uuid), .present(evidence))
        }
    }
}
