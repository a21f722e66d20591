import ClientOpsModel

/// Which databases work as production of which project (PRODUCT.md section 5, "Effective production").
struct EffectiveProductions {
    /// A database that counts for a project, surely or perhaps.
    struct Candidate {
        var database: Int
        /// Why it counts.
        var criterion: String
        /// Served, not neutralised, and the criterion holds.
        var counts: Truth
    }

    private(set) var byProject: [Int64: [Candidate]] = [:]

    /// - Parameters:
    ///   - landscape: what stands where.
    ///   - moved: databases that an instance is taken to have moved to, by database; they stand for it.
    init(_ landscape: Landscape, moved: [Int: Int]) {
        for (index, database) in landscape.databases.enumerated() where database.presence != .gone {
            let works = database.works
            guard !works.isNo else { continue }
            if let instance = landscape.instanceInUse(of: index) {
                addBound(index, database, instance, works, landscape)
            } else if moved[index] == nil, !database.isExpected, landscape.bindings.instanceOf[index] == nil {
                addUnbound(index, database, works, landscape)
            }
        }
        for (database, instance) in moved {
            let instance = landscape.instances[instance]
            guard instance.isActiveProduction else { continue }
            let works = landscape.databases[database].works
            guard !works.isNo else { continue }
            add(database, "stands for the active production, whose place is gone", works, to: instance.projectID)
        }
    }

    private mutating func add(_ database: Int, _ criterion: String, _ counts: Truth, to project: Int64) {
        byProject[project, default: []].append(Candidate(database: database, criterion: criterion, counts: counts))
    }

    private mutating func addBound(
        _ index: Int,
        _ database: Database,
        _ instance: DeclaredFacts.InstanceFact,
        _ works: Truth,
        _ landscape: Landscape
    ) {
        if instance.type == .production {
            add(index, "bound to an active production", works, to: instance.projectID)
            return
        }
        let identities = landscape.identities
        guard let lineage = identities.telling(lineage: database.lineage) else { return }
        let projects = (identities.productionLineages[lineage] ?? [])
            .union(identities.recordedLineages[lineage] ?? [])
        guard projects.contains(instance.projectID) else { return }
        let counts = works.and(database.live)
        if !counts.isNo {
            add(
                index,
                "bound to a \(instance.type.rawValue), with the production's lineage and a live channel",
                counts,
                to: instance.projectID
            )
        }
    }

    private mutating func addUnbound(_ index: Int, _ database: Database, _ works: Truth, _ landscape: Landscape) {
        let identities = landscape.identities
        let uuid = identities.telling(uuid: database.uuid)
        let lineage = identities.telling(lineage: database.lineage)
        let byUUID = uuid.flatMap { identities.recordedUUIDs[$0] } ?? []
        let byLineage = lineage.flatMap { identities.recordedLineages[$0] } ?? []
        let byURL = identities.projects(atHost: database.baseHost)
        for project in byUUID { add(index, "not declared, with the production's recorded uuid", works, to: project) }
        for project in byLineage.subtracting(byUUID) {
            add(index, "not declared, with the production's recorded lineage", works, to: project)
        }
        let counts = works.and(database.live)
        guard !counts.isNo else { return }
        for project in byURL.subtracting(byUUID).subtracting(byLineage) {
            add(index, "not declared, with the production's URL and a live channel", counts, to: project)
        }
    }
}
