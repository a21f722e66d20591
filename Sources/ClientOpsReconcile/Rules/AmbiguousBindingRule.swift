package import ClientOpsModel

/// B4: several databases answer to the place that an instance declares, so that none is bound.
///
/// Several instances that declare one database are rule D1's.
package struct AmbiguousBindingRule: ReconcileRule {
    /// Makes the rule.
    package init() {}

    package var id: RuleID { .ambiguousBinding }

    package func decide(_ landscape: Landscape) -> [RuleDecision] {
        landscape.bindings.ambiguous.map { position, candidates in
            let instance = landscape.instances[position]
            let subject = RuleSubject.instance(instance.id)
            let known = candidates.filter { landscape.databases[$0].isPresent }
            guard known.count > 1 else {
                return RuleDecision(subject, .unknown(reason: "some of the databases were not seen lately"))
            }
            let listed = known.prefix(Landscape.membersListed)
            let evidence = RuleEvidence(
                severity: .medium,
                members: [
                    landscape.member(
                        instance,
                        facts: [
                            EvidenceFact("place", instance.dbName ?? "not declared"),
                            EvidenceFact("uuid", instance.dbUUID ?? "not recorded"),
                        ]
                    )
                ] + listed.map { landscape.member($0) },
                summary: "Instance \(instance.inWords) may be any of \(known.count) databases, so that it is bound to "
                    + "none of them.",
                nextStep: "Adopt the right one, or declare cluster and database name of the instance.",
                sources: landscape.sources(of: listed)
            )
            return RuleDecision(subject, .present(evidence))
        }
    }
}
