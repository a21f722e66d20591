package import ClientOpsModel

/// V1: the observed series differs from the declared one; an announced upgrade test is no surprise.
package struct OtherSeriesRule: ReconcileRule {
    /// Makes the rule.
    package init() {}

    package var id: RuleID { .otherSeries }

    package func decide(_ landscape: Landscape) -> [RuleDecision] {
        landscape.databases.indices.compactMap { index in
            let database = landscape.databases[index]
            guard database.presence != .gone, !database.isExpected, let instance = landscape.instanceInUse(of: index),
                let version = instance.odooVersion, let declared = SeriesName.normalized(version)
            else { return nil }
            let subject = RuleSubject.instance(instance.id)
            guard database.isPresent, let observed = database.series else {
                return RuleDecision(subject, .unknown(reason: "its series was not seen lately"))
            }
            guard observed != declared else { return nil }
            let evidence = RuleEvidence(
                severity: .low,
                members: [
                    landscape.member(instance, facts: [EvidenceFact("series", version)]), landscape.member(index),
                ],
                summary: "Instance \(instance.inWords) is declared with series \(declared) and runs \(observed).",
                nextStep: "Correct the declared version, or find out who upgraded it.",
                sources: landscape.sources(of: index, withServers: false)
            )
            return RuleDecision(subject, .present(evidence))
        }
    }
}
