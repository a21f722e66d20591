package import ClientOpsModel

/// B3: the recorded uuid differs from the one observed at the bound place.
package struct OtherUUIDRule: ReconcileRule {
    /// Makes the rule.
    package init() {}

    package var id: RuleID { .otherUUID }

    package func decide(_ landscape: Landscape) -> [RuleDecision] {
        landscape.databases.indices.compactMap { index in
            let database = landscape.databases[index]
            guard database.presence != .gone, let instance = landscape.instanceInUse(of: index) else { return nil }
            let subject = RuleSubject.instance(instance.id)
            guard let recorded = Identity.uuid(instance.dbUUID) else {
                return RuleDecision(subject, .unknown(reason: "no uuid is recorded"))
            }
            guard database.isPresent else {
                return RuleDecision(subject, .unknown(reason: "its database was not seen lately"))
            }
            guard let signals = landscape.signals(database), let observed = signals.uuid?.value else {
                return RuleDecision(subject, .unknown(reason: "the uuid was not reported"))
            }
            guard recorded != database.uuid else { return nil }
            let evidence = RuleEvidence(
                severity: .high,
                members: [
                    landscape.member(
                        instance,
                        facts: [
                            EvidenceFact("place", instance.dbName ?? "not declared"),
                            EvidenceFact("uuid", recorded),
                        ]
                    ),
                    landscape.member(index),
                ],
                summary: "Instance \(instance.inWords) was recorded with uuid \(recorded); its database "
                    + "\(landscape.place(database)) has \(observed) now.",
                nextStep: "Find out whether the database was replaced. If that was meant, adopt it again.",
                sources: landscape.sources(of: index, withServers: false)
            )
            return RuleDecision(subject, .present(evidence))
        }
    }
}
