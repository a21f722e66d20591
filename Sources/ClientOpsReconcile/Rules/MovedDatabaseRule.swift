package import ClientOpsModel

/// Instances whose declared place is gone while exactly one other database has their uuid.
struct MovedDatabases {
    /// The only candidate of an instance, both by position.
    private(set) var candidates: [(instance: Int, database: Int, isSure: Bool)] = []

    /// The instances by the database that explains them; only what is sure explains anything.
    var explained: [Int: Int] {
        Dictionary(
            candidates.filter(\.isSure).map { ($0.database, $0.instance) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    init(_ landscape: Landscape) {
        guard !landscape.bindings.goneFrom.isEmpty else { return }
        var byUUID: [String: [Int]] = [:]
        for (index, database) in landscape.databases.enumerated() where database.presence != .gone {
            if let uuid = landscape.identities.telling(uuid: database.uuid) { byUUID[uuid, default: []].append(index) }
        }
        for index in landscape.bindings.goneFrom.keys.sorted() {
            let instance = landscape.instances[index]
            guard instance.isInUse, landscape.bindings.databaseOf[index] == nil,
                let uuid = Identity.uuid(instance.dbUUID),
                let found = byUUID[uuid], found.count == 1, !landscape.isDeclared(found[0])
            else { continue }
            let isSure = landscape.databases[found[0]].isPresent
            candidates.append((instance: index, database: found[0], isSure: isSure))
        }
    }
}

/// O4: the declared place is gone in a complete report and exactly one other database has its uuid.
package struct MovedDatabaseRule: ReconcileRule {
    /// Makes the rule.
    package init() {}

    package var id: RuleID { .movedDatabase }

    package func decide(_ landscape: Landscape) -> [RuleDecision] {
        MovedDatabases(landscape).candidates.map { candidate in
            let instance = landscape.instances[candidate.instance]
            guard candidate.isSure else {
                return RuleDecision(.instance(instance.id), .unknown(reason: "the other database was not seen lately"))
            }
            let gone = landscape.bindings.goneFrom[candidate.instance] ?? []
            let before = Wording.list(gone.map { landscape.place(landscape.databases[$0]) })
            let database = landscape.databases[candidate.database]
            let evidence = RuleEvidence(
                severity: .medium,
                members: [
                    landscape.member(
                        instance,
                        facts: [
                            EvidenceFact("place", "gone: \(before)"),
                            EvidenceFact("uuid", instance.dbUUID ?? "not recorded"),
                        ]
                    ),
                    landscape.member(candidate.database, project: instance.projectID),
                ],
                summary: "The database of instance \(instance.inWords) is gone from its place, and one other database, "
                    + "\(landscape.place(database)), has its uuid.",
                nextStep: "If the instance moved there, adopt it: instance.adopt \(instance.id) with observation "
                    + "\(database.id). Otherwise find out where the database went.",
                sources: landscape.sources(of: gone + [candidate.database])
            )
            return RuleDecision(.instance(instance.id), .present(evidence))
        }
    }
}
