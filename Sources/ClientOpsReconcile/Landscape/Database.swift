import ClientOpsModel

/// A database, however many sources saw it.
struct Database: Sendable {
    /// Whether it is there.
    enum Presence: Sendable { case present, gone, unknown }

    /// The smallest id among its observations.
    var id: Int64
    var cluster: Int
    var name: String
    /// Positions of its observations; the first says what counts.
    var rows: [Int32]
    var presence: Presence
    /// Its `database.uuid`; nil for placeholders.
    var uuid: String?
    var lineage: String?
    /// The host of its base URL.
    var baseHost: String?
    var series: String?
    /// Servers that name it, or named it when their configuration was last read.
    var servers: [Int] = []
    /// Whether it is an Odoo database.
    var isOdoo = Truth.no
    /// Whether a running unit serves it or its crons ran lately.
    var served = Truth.no
    /// Whether it can reach customers: mail, incoming mail, payments.
    var live = Truth.no
    var neutralized = Truth.no
    /// Whether an announced restore or test covers it.
    var isExpected = false

    var isPresent: Bool { presence == .present }

    /// Served and not neutralised: it does what a production does.
    var works: Truth { served.and(neutralized.negated) }
}

/// Names a database within its cluster.
struct DatabaseKey: Hashable, Sendable {
    var cluster: Int
    var name: String
}

/// Every database seen, gone ones included.
struct DatabaseTable: Sendable {
    private(set) var databases: [Database] = []
    private(set) var byKey: [DatabaseKey: Int] = [:]
    /// What each role owns, gone ones left out.
    private(set) var owned: [RoleKey: [Int]] = [:]

    init(_ observations: [Observation], sources: SourceTable, clusters: ClusterMap) {
        // Tables that grow hold everything twice for a moment.
        let count = observations.count { $0.kind == .database }
        databases.reserveCapacity(count)
        byKey.reserveCapacity(count)
        for (row, observation) in observations.enumerated() where observation.kind == .database {
            guard let signals = observation.subject.database, sources.sight(of: observation) != nil,
                let cluster = clusters.cluster(of: observation)
            else { continue }
            let key = DatabaseKey(cluster: cluster, name: signals.name.value)
            if let index = byKey[key] {
                databases[index].rows.append(Int32(row))
                databases[index].id = min(databases[index].id, observation.id)
            } else {
                byKey[key] = databases.count
                databases.append(
                    Database(
                        id: observation.id,
                        cluster: cluster,
                        name: key.name,
                        rows: [Int32(row)],
                        presence: .unknown
                    )
                )
            }
        }
        for index in databases.indices { read(index, observations, sources) }
    }

    private mutating func read(_ index: Int, _ observations: [Observation], _ sources: SourceTable) {
        func weight(_ row: Int32) -> Int {
            switch sources.sight(of: observations[Int(row)]) {
            case .present?: 0
            case .unknown?: 1
            case .gone?, nil: 2
            }
        }
        if databases[index].rows.count > 1 {
            databases[index].rows.sort {
                let (left, right) = (weight($0), weight($1))
                return left == right ? observations[Int($0)].isNewer(than: observations[Int($1)]) : left < right
            }
        }
        let row = databases[index].rows[0]
        databases[index].presence = [.present, .unknown, .gone][weight(row)]
        guard let signals = observations[Int(row)].subject.database else { return }
        databases[index].uuid = Identity.uuid(signals.uuid?.value)
        databases[index].lineage = Identity.text(signals.lineage?.value)
        databases[index].baseHost = Identity.host(ofBaseURL: signals.baseURL?.value)
        databases[index].series = signals.series.flatMap { SeriesName.normalized($0.value) }
        if databases[index].presence != .gone, let owner = signals.owner?.value {
            owned[RoleKey(cluster: databases[index].cluster, role: owner), default: []].append(index)
        }
    }

    /// Notes which servers name which database.
    mutating func attach(_ servers: [Server]) {
        for (position, server) in servers.enumerated() {
            guard let place = server.place, let cluster = place.cluster else { continue }
            for name in place.names {
                if let index = byKey[DatabaseKey(cluster: cluster, name: name)] {
                    databases[index].servers.append(position)
                }
            }
        }
    }

    /// Lets a reader of everything else fill in the derived answers.
    mutating func update(_ change: (inout Database) -> Void) {
        for index in databases.indices { change(&databases[index]) }
    }
}
