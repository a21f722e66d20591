package import ClientOpsModel

/// B5: an instance has no recorded identity, and one database is its only candidate: adoption is proposed.
///
/// The candidate is the database it is bound to, or else the only undeclared one whose base URL is the instance's.
package struct NotAdoptedRule: ReconcileRule {
    /// Makes the rule.
    package init() {}

    package var id: RuleID { .notAdopted }

    package func decide(_ landscape: Landscape) -> [RuleDecision] {
        guard !landscape.databases.isEmpty else { return [] }
        let byHost = Self.undeclaredByHost(landscape)
        let claims = Self.instancesByHost(landscape)
        return landscape.instances.indices.compactMap { position in
            let instance = landscape.instances[position]
            guard instance.isInUse, Identity.uuid(instance.dbUUID) == nil else { return nil }
            if let database = landscape.bindings.databaseOf[position] {
                return decision(instance, database, "it is at the declared place", landscape)
            }
            guard let host = instance.urlHost, claims[host] == 1, let found = byHost[host], found.count == 1,
                landscape.bindings.ambiguous[position] == nil,
                !landscape.bindings.contested.contains(position)
            else { return nil }
            return decision(instance, found[0], "its base URL is the instance's", landscape)
        }
    }

    /// The undeclared databases by public host of their base URL.
    private static func undeclaredByHost(_ landscape: Landscape) -> [String: [Int]] {
        var byHost: [String: [Int]] = [:]
        for (index, database) in landscape.databases.enumerated() where database.presence != .gone {
            guard let host = database.baseHost, !HostName.isPrivate(host), !database.isExpected,
                !landscape.isDeclared(index)
            else { continue }
            byHost[host, default: []].append(index)
        }
        return byHost
    }

    /// How many instances in use answer at a host.
    private static func instancesByHost(_ landscape: Landscape) -> [String: Int] {
        var count: [String: Int] = [:]
        for instance in landscape.instances where instance.isInUse {
            if let host = instance.urlHost { count[host, default: 0] += 1 }
        }
        return count
    }

    private func decision(
        _ instance: DeclaredFacts.InstanceFact,
        _ index: Int,
        _ reason: String,
        _ landscape: Landscape
    ) -> RuleDecision? {
        let database = landscape.databases[index]
        let subject = RuleSubject.instance(instance.id)
        guard database.isPresent else {
            return RuleDecision(subject, .unknown(reason: "the database was not seen lately"))
        }
        guard database.uuid != nil, clusterIsKnown(database, landscape) else {
            return RuleDecision(subject, .unknown(reason: "the identity of the database was not reported"))
        }
        let evidence = RuleEvidence(
            severity: .low,
            members: [
                landscape.member(
                    instance,
                    facts: [
                        EvidenceFact("place", instance.dbName ?? "not declared"), EvidenceFact("uuid", "not recorded"),
                    ]
                ),
                landscape.member(
                    index,
                    project: instance.projectID,
                    facts: [EvidenceFact("proposed because", reason)]
                ),
            ],
            summary: "Instance \(instance.inWords) has no recorded database; \(landscape.place(database)) is the only "
                + "candidate: \(reason).",
            nextStep: "If it is the right one, adopt it: instance.adopt \(instance.id) with observation "
                + "\(database.id).",
            sources: landscape.sources(of: index, withServers: false)
        )
        return RuleDecision(subject, .present(evidence))
    }

    private func clusterIsKnown(_ database: Database, _ landscape: Landscape) -> Bool {
        landscape.clusters[database.cluster].systemIdentifier != nil
    }
}
