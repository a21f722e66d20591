import ClientOpsModel

/// A PostgreSQL cluster, however many endpoints lead to it.
struct Cluster: Sendable {
    /// Names it for as long as its oldest observation lasts, restarts included: identifier and place.
    var key: String
    var systemIdentifier: String?
    /// The hosts on which it runs.
    var homes: [String]
    /// Whether another cluster has the same identifier, as a copied machine has.
    var isCloned = false
    /// Whether it may be one of the others under another name: it has no identifier and runs elsewhere.
    var isDoubtful: Bool { systemIdentifier == nil && homes.isEmpty }
}

/// Which observed endpoint is which cluster (PRODUCT.md section 5, "cluster").
///
/// Equal identifier and start time are one cluster. With another start time, it is the same cluster restarted when the
/// place is the same or when the older start was last seen before the newer one; a copy otherwise.
struct ClusterMap: Sendable {
    private(set) var clusters: [Cluster] = []
    private var byAlias: [Alias: Int] = [:]
    private var localOfHost: [String: Set<Int>] = [:]
    private var bySight: [Sight: Int] = [:]

    /// One way in which a cluster was seen.
    private struct Sight: Hashable {
        var identifier: String?
        var started: Int64?
        var alias: Alias
    }

    private struct Seen {
        var firstID: Int64
        var newest: Int64
    }

    /// Two clocks are compared: a start so shortly before or after a look proves nothing.
    private static let clockTolerance: Int64 = 60_000

    init(_ observations: [Observation], known: (Observation) -> Bool) {
        var seen: [Sight: Seen] = [:]
        for observation in observations {
            guard let sight = Self.sight(observation), known(observation) else { continue }
            let received = observation.receivedAt.milliseconds
            if let old = seen[sight] {
                seen[sight] = Seen(firstID: min(old.firstID, observation.id), newest: max(old.newest, received))
            } else {
                seen[sight] = Seen(firstID: observation.id, newest: received)
            }
        }
        // Oldest observation first, so that the outcome does not depend on the order of the rows.
        let ordered = seen.sorted { $0.value.firstID < $1.value.firstID }
        var groups = DisjointSets(count: ordered.count)
        Self.join(ordered, into: &groups)
        number(ordered, groups: &groups)
    }

    private static func sight(_ observation: Observation) -> Sight? {
        guard let cluster = observation.subject.database?.cluster, cluster.inRecovery != true else { return nil }
        let endpoint = Endpoint(cluster.endpoint.value, from: observation.host)
        return Sight(
            identifier: cluster.systemIdentifier?.value,
            started: cluster.startedAt?.milliseconds,
            alias: Alias(host: observation.host, endpoint: endpoint)
        )
    }

    private static func join(_ sights: [(key: Sight, value: Seen)], into groups: inout DisjointSets) {
        var byStart: [Sight: Int] = [:]
        var byPlace: [Alias: Int] = [:]
        for (index, entry) in sights.enumerated() {
            let alias = entry.key.alias
            if let identifier = entry.key.identifier, entry.key.started != nil {
                let start = Sight(
                    identifier: identifier,
                    started: entry.key.started,
                    alias: Alias(host: "", endpoint: Endpoint(host: nil, port: nil, from: ""))
                )
                if let other = byStart[start] { groups.join(index, other) } else { byStart[start] = index }
            }
            // What answers at one endpoint of one host is one cluster, restarted or not.
            if let other = byPlace[alias], sights[other].key.identifier.agrees(with: entry.key.identifier) {
                groups.join(index, other)
            } else {
                byPlace[alias] = index
            }
        }
        // A name elsewhere that is a host of ours is that host's own cluster.
        for (index, entry) in sights.enumerated() {
            guard let remote = entry.key.alias.endpoint.remote else { continue }
            let home = Alias(host: remote, endpoint: entry.key.alias.endpoint.local)
            if let other = byPlace[home], sights[other].key.identifier.agrees(with: entry.key.identifier) {
                groups.join(index, other)
            }
        }
        joinRestarted(sights, into: &groups)
    }

    /// Joins a sight from elsewhere with the next start of its identifier, when it was last seen before that start.
    private static func joinRestarted(_ sights: [(key: Sight, value: Seen)], into groups: inout DisjointSets) {
        let indices = sights.indices.filter { sights[$0].key.identifier != nil && sights[$0].key.started != nil }
        let byIdentifier = Dictionary(grouping: indices) { sights[$0].key.identifier ?? "" }
        for (_, members) in byIdentifier where members.count > 1 {
            let byStart = members.sorted {
                (sights[$0].key.started ?? 0, sights[$0].value.firstID)
                    < (sights[$1].key.started ?? 0, sights[$1].value.firstID)
            }
            for (older, newer) in zip(byStart, byStart.dropFirst()) {
                let start = sights[newer].key.started ?? 0
                let isElsewhere =
                    sights[older].key.alias.endpoint.remote != nil
                    || sights[newer].key.alias.endpoint.remote != nil
                if isElsewhere, sights[older].value.newest < start + clockTolerance { groups.join(older, newer) }
            }
        }
    }

    private mutating func number(_ sights: [(key: Sight, value: Seen)], groups: inout DisjointSets) {
        var clusterOfGroup: [Int: Int] = [:]
        var newest: [Alias: Int64] = [:]
        for (index, entry) in sights.enumerated() {
            let root = groups.root(of: index)
            let alias = entry.key.alias
            let cluster = clusterOfGroup[root] ?? clusters.count
            if clusterOfGroup[root] == nil {
                clusterOfGroup[root] = cluster
                let key = (entry.key.identifier.map { $0 + "@" } ?? "") + alias.inWords
                clusters.append(Cluster(key: key, systemIdentifier: entry.key.identifier, homes: []))
            }
            if clusters[cluster].systemIdentifier == nil {
                clusters[cluster].systemIdentifier = entry.key.identifier
            }
            if alias.endpoint.remote == nil {
                if !clusters[cluster].homes.contains(alias.host) { clusters[cluster].homes.append(alias.host) }
                localOfHost[alias.host, default: []].insert(cluster)
            }
            bySight[entry.key] = cluster
            if entry.value.newest > newest[alias] ?? .min {
                newest[alias] = entry.value.newest
                byAlias[alias] = cluster
            }
        }
        var count: [String: Int] = [:]
        for cluster in clusters {
            if let identifier = cluster.systemIdentifier { count[identifier, default: 0] += 1 }
        }
        for index in clusters.indices {
            clusters[index].isCloned = clusters[index].systemIdentifier.map { (count[$0] ?? 0) > 1 } ?? false
        }
    }

    /// The cluster of an observed database; nil for standbys, whose databases are their primary's.
    func cluster(of observation: Observation) -> Int? {
        Self.sight(observation).flatMap { bySight[$0] }
    }

    /// The cluster that a server's configuration leads to; nil when no source knows it.
    ///
    /// An unknown port of the machine itself may be a pooler's: it stands for the only cluster there is.
    func cluster(of config: ConfigSignals, on host: String) -> Int? {
        let endpoint = Endpoint(host: config.dbHost?.value, port: config.dbPort, from: host)
        if let known = byAlias[Alias(host: host, endpoint: endpoint)] { return known }
        if let remote = endpoint.remote {
            return byAlias[Alias(host: remote, endpoint: endpoint.local)]
        }
        guard !config.dbNames.isEmpty, let local = localOfHost[host], local.count == 1 else { return nil }
        return local.first
    }
}

extension Endpoint {
    /// The same port on the machine itself.
    var local: Endpoint { Endpoint(host: nil, port: port, from: "") }
}

extension String? {
    /// Whether two identifiers may belong to one cluster: equal, or one of them unknown.
    fileprivate func agrees(with other: String?) -> Bool { self == nil || other == nil || self == other }
}
