import ClientOpsModel

/// Which projects an identity belongs to, by what was recorded and what is bound.
struct IdentityTable: Sendable {
    /// Projects whose production was recorded with the uuid.
    private(set) var recordedUUIDs: [String: Set<Int64>] = [:]
    private(set) var recordedLineages: [String: Set<Int64>] = [:]
    /// Projects whose active production has it, recorded or observed.
    private(set) var productionUUIDs: [String: Set<Int64>] = [:]
    private(set) var productionLineages: [String: Set<Int64>] = [:]
    /// Host names of active productions; a first label may be `*`.
    private(set) var hosts: [String: Set<Int64>] = [:]
    /// Identities of databases of three or more projects, which prove nothing.
    private(set) var templateUUIDs: Set<String> = []
    private(set) var templateLineages: Set<String> = []

    /// From how many projects on an identity is a template's.
    static let templateProjects = 3

    init(_ instances: [DeclaredFacts.InstanceFact], _ databases: [Database], _ bindings: BindingTable) {
        var projectsOfUUID: [String: Set<Int64>] = [:]
        var projectsOfLineage: [String: Set<Int64>] = [:]
        for (index, database) in databases.enumerated() where database.presence != .gone {
            guard let instance = bindings.instanceOf[index].map({ instances[$0] }), !instance.isArchived else {
                continue
            }
            let isProduction = instance.isActiveProduction
            if let uuid = database.uuid {
                projectsOfUUID[uuid, default: []].insert(instance.projectID)
                if isProduction { productionUUIDs[uuid, default: []].insert(instance.projectID) }
            }
            if let lineage = database.lineage {
                projectsOfLineage[lineage, default: []].insert(instance.projectID)
                if isProduction { productionLineages[lineage, default: []].insert(instance.projectID) }
            }
        }
        templateUUIDs = Set(projectsOfUUID.filter { $0.value.count >= Self.templateProjects }.keys)
        templateLineages = Set(projectsOfLineage.filter { $0.value.count >= Self.templateProjects }.keys)
        for instance in instances where instance.type == .production && !instance.isArchived { record(instance) }
    }

    private mutating func record(_ instance: DeclaredFacts.InstanceFact) {
        if let uuid = Identity.uuid(instance.dbUUID) {
            recordedUUIDs[uuid, default: []].insert(instance.projectID)
            if instance.isInUse { productionUUIDs[uuid, default: []].insert(instance.projectID) }
        }
        if let lineage = Identity.text(instance.dbLineage) {
            recordedLineages[lineage, default: []].insert(instance.projectID)
            if instance.isInUse { productionLineages[lineage, default: []].insert(instance.projectID) }
        }
        guard instance.isInUse else { return }
        for name in [instance.urlHost].compactMap(\.self) + instance.aliases where !HostName.isPrivate(name) {
            hosts[name, default: []].insert(instance.projectID)
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
