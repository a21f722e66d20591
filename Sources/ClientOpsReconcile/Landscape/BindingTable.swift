import ClientOpsModel

/// Which declared instance is which database (PRODUCT.md section 5, "Binding").
///
/// Each instance claims by the strongest thing it declares: recorded cluster and name, host and name, or its units. A
/// uuid never claims, since copies share it, and a URL only proposes. One claim on each side binds; several bind none.
struct BindingTable: Sendable {
    /// The instance that a database is bound to, by position.
    private(set) var instanceOf: Positions
    /// The database that an instance is bound to, by position.
    private(set) var databaseOf: Positions
    /// Instances in use that claim a database, by id ascending; several are a finding.
    private(set) var claimants: PositionLists
    /// Instances in use that claim a database together with others.
    private(set) var contested: Set<Int> = []
    /// Instances in use to which several databases answer.
    private(set) var ambiguous: [Int: [Int]] = [:]
    /// Databases that answer to an instance beside others.
    private(set) var ambiguousDatabases: Set<Int> = []
    /// The databases that are gone from the place an instance declares.
    private(set) var goneFrom: [Int: [Int]] = [:]
    /// The units that instances name.
    private(set) var declaredUnits: Set<UnitKey> = []

    init(_ instances: [DeclaredFacts.InstanceFact], _ look: BindingLook) {
        let databases = look.databases.databases.count
        instanceOf = Positions(count: databases)
        databaseOf = Positions(count: instances.count)
        claimants = PositionLists(count: databases)
        for instance in instances where !instance.isArchived {
            for node in instance.nodes {
                declaredUnits.insert(UnitKey(host: node.host.value, unit: node.unit.value))
            }
        }
        var claims = PositionLists(count: instances.count)
        var byDatabase = PositionLists(count: databases)
        func note(_ databases: [Int], of instance: Int) {
            for database in databases {
                claims.append(database, to: instance)
                byDatabase.append(instance, to: database)
            }
        }
        var byUnit: [(instance: Int, databases: [Int])] = []
        for (index, instance) in instances.enumerated() {
            let named = look.byName(instance)
            let present = named.filter { look.isThere($0) }
            if !present.isEmpty {
                note(present, of: index)
                continue
            }
            if !named.isEmpty { goneFrom[index] = named }
            guard !instance.hasRecordedPlace else { continue }
            let served = look.byUnit(instance)
            if !served.isEmpty { byUnit.append((index, served)) }
        }
        // What others declare by name is theirs, where a unit serves several databases.
        let declared = byDatabase
        for entry in byUnit {
            let free = entry.databases.filter { !declared[$0].contains { instances[$0].isInUse } }
            note(entry.databases.count > 1 && !free.isEmpty ? free : entry.databases, of: entry.instance)
        }
        settle(instances, claims, byDatabase, databases: databases)
    }

    private mutating func settle(
        _ instances: [DeclaredFacts.InstanceFact],
        _ claims: PositionLists,
        _ byDatabase: PositionLists,
        databases: Int
    ) {
        for database in 0..<databases where !byDatabase.isEmpty(database) {
            let all = byDatabase[database]
            let inUse = all.filter { instances[$0].isInUse }.sorted { instances[$0].id < instances[$1].id }
            for instance in inUse { claimants.append(instance, to: database) }
            if inUse.count > 1 { contested.formUnion(inUse) }
            guard let owner = Self.owner(inUse, all, instances), claims.only(owner) != nil else { continue }
            instanceOf[database] = owner
            databaseOf[owner] = database
        }
        for (instance, databases) in claims.several where instances[instance].isInUse {
            ambiguous[instance] = databases.sorted()
            ambiguousDatabases.formUnion(databases)
        }
    }

    /// Who holds a database: the only instance in use, else the only inactive one, else the last one archived.
    private static func owner(_ inUse: [Int], _ all: [Int], _ instances: [DeclaredFacts.InstanceFact]) -> Int? {
        if !inUse.isEmpty { return inUse.count == 1 ? inUse[0] : nil }
        let idle = all.filter { !instances[$0].isArchived }
        if !idle.isEmpty { return idle.count == 1 ? idle[0] : nil }
        return all.max { instances[$0].id < instances[$1].id }
    }
}

/// Looks up the databases at the places that instances declare.
struct BindingLook {
    let databases: DatabaseTable
    let servers: ServerTable
    let clusters: ClusterMap
    private let clustersByIdentifier: [String: [Int]]
    private let clustersByHome: [String: [Int]]

    init(databases: DatabaseTable, servers: ServerTable, clusters: ClusterMap) {
        self.databases = databases
        self.servers = servers
        self.clusters = clusters
        var byIdentifier: [String: [Int]] = [:]
        var byHome: [String: [Int]] = [:]
        for (index, cluster) in clusters.clusters.enumerated() {
            if let identifier = cluster.systemIdentifier { byIdentifier[identifier, default: []].append(index) }
            for home in cluster.homes { byHome[home, default: []].append(index) }
        }
        clustersByIdentifier = byIdentifier
        clustersByHome = byHome
    }

    func isThere(_ database: Int) -> Bool { databases.databases[database].presence != .gone }

    /// The databases of the declared name in the recorded cluster, or else in those of the declared hosts.
    func byName(_ instance: DeclaredFacts.InstanceFact) -> [Int] {
        guard let name = instance.dbName else { return [] }
        func find(_ clusters: [Int]) -> [Int] {
            clusters.compactMap { databases.byKey[DatabaseKey(cluster: $0, name: name)] }
        }
        guard let identifier = instance.dbCluster, instance.hasRecordedPlace else {
            return find(instance.hosts.flatMap { clustersByHome[$0] ?? [] })
        }
        let found = find(clustersByIdentifier[identifier] ?? [])
        guard found.count > 1, !instance.hosts.isEmpty else { return found }
        // A copied machine brings the identifier along: the one on the declared host is meant.
        let home = found.filter { index in
            let homes = clusters.clusters[databases.databases[index].cluster].homes
            return homes.contains { instance.hosts.contains($0) }
        }
        return home.isEmpty ? found : home
    }

    /// The databases that the declared units serve.
    func byUnit(_ instance: DeclaredFacts.InstanceFact) -> [Int] {
        var found: [Int] = []
        for node in instance.nodes {
            let key = UnitKey(host: node.host.value, unit: node.unit.value)
            guard let index = servers.byUnit[key] else { continue }
            found += databases(of: servers.servers[index])
        }
        let named = instance.dbName.map { name in found.filter { databases.databases[$0].name == name } } ?? found
        return Set(named.filter(isThere)).sorted()
    }

    /// What a server serves by name, or all that its role owns, as its configuration was last read.
    func databases(of server: Server) -> [Int] {
        guard let place = server.place, let cluster = place.cluster else { return [] }
        if place.names.isEmpty {
            return place.role.flatMap { databases.owned[RoleKey(cluster: cluster, role: $0)] } ?? []
        }
        return place.names.compactMap { databases.byKey[DatabaseKey(cluster: cluster, name: $0)] }
    }
}

extension DeclaredFacts.InstanceFact {
    /// Whether its cluster was recorded by identifier, as adoption does, rather than named by hand.
    var hasRecordedPlace: Bool {
        guard let dbCluster else { return false }
        return dbName != nil && dbCluster.utf8.count > 9 && dbCluster.utf8.allSatisfy { (48...57).contains($0) }
    }

    /// The machines it is declared on.
    var hosts: [String] {
        var hosts = host.map { [$0] } ?? []
        for node in nodes where !hosts.contains(node.host.value) { hosts.append(node.host.value) }
        return hosts
    }
}
