import ClientOpsModel

/// Which projects an identity belongs to, by what was recorded and what is bound.
struct IdentityTable: Sendable {
    /// Projects whose production was recorded with the uuid.
    private(set) var recordedUUIDs = ProjectTable()
    private(set) var recordedLineages = ProjectTable()
    /// Projects whose active production has it, recorded or observed.
    private(set) var productionUUIDs = ProjectTable()
    private(set) var productionLineages = ProjectTable()
    /// Host names of active productions; a first label may be `*`.
    private(set) var hosts = ProjectTable()
    /// Identities of databases of three or more projects, which prove nothing.
    private(set) var templateUUIDs: Set<String> = []
    private(set) var templateLineages: Set<String> = []

    /// From how many projects on an identity is a template's.
    static let templateProjects = 3

    init(_ instances: [DeclaredFacts.InstanceFact], _ databases: [Database], _ bindings: BindingTable) {
        var projectsOfUUID = ProjectTable()
        var projectsOfLineage = ProjectTable()
        for (index, database) in databases.enumerated() where database.presence != .gone {
            guard let instance = bindings.instanceOf[index].map({ instances[$0] }), !instance.isArchived else {
                continue
            }
            let isProduction = instance.isActiveProduction
            if let uuid = database.uuid {
                projectsOfUUID.insert(instance.projectID, for: uuid)
                if isProduction { productionUUIDs.insert(instance.projectID, for: uuid) }
            }
            if let lineage = database.lineage {
                projectsOfLineage.insert(instance.projectID, for: lineage)
                if isProduction { productionLineages.insert(instance.projectID, for: lineage) }
            }
        }
        templateUUIDs = projectsOfUUID.texts(ofProjects: Self.templateProjects)
        templateLineages = projectsOfLineage.texts(ofProjects: Self.templateProjects)
        for instance in instances where instance.type == .production && !instance.isArchived { record(instance) }
    }

    private mutating func record(_ instance: DeclaredFacts.InstanceFact) {
        if let uuid = Identity.uuid(instance.dbUUID) {
            recordedUUIDs.insert(instance.projectID, for: uuid)
            if instance.isInUse { productionUUIDs.insert(instance.projectID, for: uuid) }
        }
        if let lineage = Identity.text(instance.dbLineage) {
            recordedLineages.insert(instance.projectID, for: lineage)
            if instance.isInUse { productionLineages.insert(instance.projectID, for: lineage) }
        }
        guard instance.isInUse else { return }
        for name in [instance.urlHost].compactMap(\.self) + instance.aliases where !HostName.isPrivate(name) {
            hosts.insert(instance.projectID, for: name)
        }
    }

    /// The uuid as far as it proves anything.
    func telling(uuid: String?) -> String? { uuid.flatMap { templateUUIDs.contains($0) ? nil : $0 } }

    /// The lineage as far as it proves anything.
    func telling(lineage: String?) -> String? { lineage.flatMap { templateLineages.contains($0) ? nil : $0 } }

    /// The projects whose active production answers at a host.
    func projects(atHost host: String?) -> Set<Int64> {
        guard let host, !HostName.isPrivate(host) else { return [] }
        let wildcard = host.firstIndex(of: ".").map { "*" + host[$0...] }
        return (hosts[host] ?? []).union(wildcard.flatMap { hosts[$0] } ?? [])
    }
}
