package import ClientOpsModel

/// D1: the same database bound or declared by several active instances.
///
/// Extra web nodes and cron-only companions are nodes of one instance; `localhost` on two hosts is not one place. Where
/// a cluster may be another one under a second name, nobody can tell.
package struct SharedDatabaseRule: ReconcileRule {
    /// Makes the rule.
    package init() {}

    package var id: RuleID { .sharedDatabase }

    package func decide(_ landscape: Landscape) -> [RuleDecision] {
        let clients = ClientNames(landscape.declared)
        var observed: Set<Int> = []
        var decisions: [RuleDecision] = []
        for (index, claimants) in landscape.bindings.claimants.several {
            observed.formUnion(claimants)
            let database = landscape.databases[index]
            let evidence = evidence(
                claimants.map { landscape.instances[$0] },
                place: landscape.place(database),
                sources: landscape.sources(of: index, withServers: false),
                clients,
                landscape
            )
            decisions.append(RuleDecision(landscape.subject(database), .present(evidence)))
        }
        return decisions + doubtful(landscape) + declaredOnly(observed, clients, landscape)
    }

    /// Databases of one name, of different instances, that may be one under two names of their cluster.
    private func doubtful(_ landscape: Landscape) -> [RuleDecision] {
        func isDoubtful(_ index: Int) -> Bool { landscape.clusters[landscape.databases[index].cluster].isDoubtful }
        let claimed = landscape.databases.indices.lazy.filter { landscape.bindings.claimants.only($0) != nil }
        let names = Set(claimed.filter(isDoubtful).map { landscape.databases[$0].name })
        guard !names.isEmpty else { return [] }
        let alike = Dictionary(grouping: claimed.filter { names.contains(landscape.databases[$0].name) }) {
            landscape.databases[$0].name
        }
        return alike.values.flatMap { members -> [RuleDecision] in
            guard Set(members.map { landscape.bindings.claimants.only($0) }).count > 1 else { return [] }
            return members.map { index in
                let subject = landscape.subject(landscape.databases[index])
                return RuleDecision(subject, .unknown(reason: "its cluster may be known under two names"))
            }
        }
    }

    /// Places that several rows name and no source has seen.
    private func declaredOnly(_ observed: Set<Int>, _ clients: ClientNames, _ landscape: Landscape) -> [RuleDecision] {
        var byPlace = SharedPositions<RuleSubject>()
        for (index, instance) in landscape.instances.enumerated() where instance.isInUse {
            guard let name = instance.dbName, let place = instance.hasRecordedPlace ? instance.dbCluster : instance.host
            else { continue }
            byPlace.append(index, to: .database(cluster: place, name: name))
        }
        return byPlace.several.compactMap { subject, holders in
            guard !holders.allSatisfy(observed.contains),
                !holders.contains(where: { landscape.bindings.ambiguous[$0] != nil })
            else { return nil }
            let evidence = evidence(
                holders.map { landscape.instances[$0] },
                place: Self.place(of: landscape.instances[holders[0]]),
                sources: [],
                clients,
                landscape
            )
            return RuleDecision(subject, .present(evidence))
        }
    }

    private static func place(of instance: DeclaredFacts.InstanceFact) -> String {
        "\(instance.dbName ?? "") in \((instance.hasRecordedPlace ? instance.dbCluster : instance.host) ?? "")"
    }

    private func evidence(
        _ instances: [DeclaredFacts.InstanceFact],
        place: String,
        sources: Set<Int64>,
        _ clients: ClientNames,
        _ landscape: Landscape
    ) -> RuleEvidence {
        let productions = instances.count { $0.type == .production }
        return RuleEvidence(
            severity: landscape.declared.severity(productions > 1 ? .critical : .high, of: instances.map(\.id)),
            members: instances.map { instance in
                var member = clients.member(instance)
                member.facts = [
                    EvidenceFact("declared as", instance.type.rawValue),
                    EvidenceFact("cluster", instance.dbCluster ?? "not recorded"),
                    EvidenceFact("database", instance.dbName ?? "not declared"),
                    EvidenceFact("host", instance.host ?? "not declared"),
                ]
                return member
            },
            summary: "Database \(place) is declared by \(instances.count) active instances, "
                + "\(Wording.productions(productions, of: instances.count)).",
            nextStep: "Find out whose database it is and correct the others. Further servers of one instance belong "
                + "into its nodes.",
            sources: sources
        )
    }
}
