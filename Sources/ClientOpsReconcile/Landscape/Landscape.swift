import ClientOpsModel

/// What the facts of a run amount to, worked out once and looked at by every rule.
package struct Landscape: Sendable {
    /// The facts it was made from, their instances by id ascending.
    package let facts: ReconcileFacts

    let sources: SourceTable
    let clusters: [Cluster]
    let servers: ServerTable
    /// What each role of a cluster owns.
    let owned: [RoleKey: [Int]]
    /// Every database seen, by the order of their oldest observations.
    let databases: [Database]
    let bindings: BindingTable
    let identities: IdentityTable
    /// Observations whose source reported since without naming them, although it is fresh.
    let overlooked: Set<Int64>
    /// The databases that the declared units of an instance serve, and those of any server.
    let look: BindingLook
    let seriesOfRole: [RoleKey: String]

    /// What the store declares.
    package var declared: DeclaredFacts { facts.declared }

    /// What the sources said.
    var observations: [Observation] { facts.observed.observations }

    /// Works out what the facts amount to.
    package init(_ given: ReconcileFacts) {
        var facts = given
        facts.declared.sortInstances()
        facts.observed.sortObservations()
        let running = facts.ledger.cutovers.filter { $0.phase(at: facts.now) == .running }
        for sides in running.map({ Set([$0.fromInstance, $0.toInstance]) })
        where !facts.declared.announcedSides.contains(sides) {
            facts.declared.announcedSides.append(sides)
        }
        self.facts = facts
        let observations = facts.observed.observations
        let sources = SourceTable(facts.observed.sources, now: facts.now)
        let clusterMap = ClusterMap(observations) { sources.sight(of: $0) != nil }
        let servers = ServerTable(observations, sources: sources, clusters: clusterMap)
        var table = DatabaseTable(observations, sources: sources, clusters: clusterMap)
        table.attach(servers.servers)
        let seriesOfRole = Self.series(ofRoles: servers.servingAll, table)
        let reading = DatabaseReading(
            observations: observations,
            sources: sources,
            servers: servers,
            clusters: clusterMap,
            owned: table.owned,
            expected: ExpectationIndex(facts.observed.expectations, now: facts.now),
            seriesOfRole: seriesOfRole
        )
        table.update { reading.complete(&$0) }
        let look = BindingLook(databases: table, servers: servers, clusters: clusterMap)
        let bindings = BindingTable(facts.declared.instances, look)
        self.sources = sources
        self.servers = servers
        self.look = look
        self.seriesOfRole = seriesOfRole
        self.bindings = bindings
        clusters = clusterMap.clusters
        owned = table.owned
        databases = table.databases
        identities = IdentityTable(facts.declared.instances, table.databases, bindings)
        overlooked = Set(
            observations.lazy.filter { observation in
                guard case .unknown? = sources.sight(of: observation) else { return false }
                return sources.isFresh(observation.sourceID)
            }.map(\.id)
        )
    }

    /// The series of what a role owns, where all of it has the same.
    private static func series(ofRoles roles: [RoleKey: [Int]], _ table: DatabaseTable) -> [RoleKey: String] {
        var series: [RoleKey: String] = [:]
        for role in roles.keys {
            let found = Set((table.owned[role] ?? []).map { table.databases[$0].series })
            if found.count == 1, let only = found.first { series[role] = only }
        }
        return series
    }
}

extension DeclaredFacts {
    fileprivate mutating func sortInstances() {
        for (left, right) in zip(instances, instances.dropFirst()) where left.id > right.id {
            instances.sort { $0.id < $1.id }
            return
        }
    }
}

extension ObservedFacts {
    fileprivate mutating func sortObservations() {
        for (left, right) in zip(observations, observations.dropFirst()) where left.id > right.id {
            observations.sort { $0.id < $1.id }
            return
        }
    }
}
