import ClientOpsModel

/// A server process of a host: its unit and its configuration, joined by name.
struct Server: Sendable {
    /// The smallest id among its observations.
    var id: Int64
    var host: String
    var unit: String
    /// Positions of its observations.
    var unitRow: Int?
    fileprivate(set) var lastConfigRow: Int?
    var sources: [Int64] = []
    var isRunning = Truth.unknown("no source looks at the units of this host")
    /// What it served when its configuration was last read; a silent source takes nothing of that back.
    fileprivate(set) var place: ServedPlace?
    /// Whether its configuration was read lately.
    fileprivate(set) var isConfigured = Truth.unknown("its configuration is not known")
    /// Whether it runs crons.
    var runsCrons = Truth.unknown("its configuration is not known")
    /// The role it connects as.
    var role: String?
    /// The series it runs.
    var series: String?

    /// The names it serves; nil when its configuration is not known.
    var databaseNames: [String]? { isConfigured.isYes ? place?.names : nil }
    /// The cluster it connects to; nil when that is not known.
    var cluster: Int? { isConfigured.isYes ? place?.cluster : nil }
    /// Position of its configuration; nil when that was not read lately.
    var configRow: Int? { isConfigured.isYes ? lastConfigRow : nil }
    /// Whether it serves and runs crons for whatever its role owns.
    var servesAll: Bool { databaseNames?.isEmpty ?? false }
}

/// What a configuration says that a server serves.
struct ServedPlace: Sendable {
    var cluster: Int?
    /// None for whatever its role owns.
    var names: [String]
    var role: String?
}

/// What a role of a cluster owns, and the servers that serve all of it.
struct RoleKey: Hashable, Sendable {
    var cluster: Int
    var role: String
}

/// A unit of a host.
struct UnitKey: Hashable, Sendable {
    var host: String
    var unit: String
}

/// Every server seen.
struct ServerTable: Sendable {
    private(set) var servers: [Server] = []
    private(set) var byUnit: [UnitKey: Int] = [:]
    /// Servers without `db_name`, by what they serve, or served when that was last read.
    private(set) var servingAll: [RoleKey: [Int]] = [:]

    init(_ observations: [Observation], sources: SourceTable, clusters: ClusterMap) {
        let series = Self.seriesByPort(observations, sources)
        for (row, observation) in observations.enumerated() {
            guard observation.kind == .unit || observation.kind == .config,
                let sight = sources.sight(of: observation), let name = Self.unitName(observation)
            else { continue }
            let key = UnitKey(host: observation.host, unit: name)
            let index = byUnit[key] ?? servers.count
            if byUnit[key] == nil {
                byUnit[key] = index
                servers.append(Server(id: observation.id, host: key.host, unit: key.unit))
            }
            servers[index].take(observation, row: row, sight: sight, in: observations)
        }
        for index in servers.indices {
            if let config = servers[index].lastConfigRow.flatMap({ observations[$0].subject.config }) {
                servers[index].place = ServedPlace(
                    cluster: clusters.cluster(of: config, on: servers[index].host),
                    names: config.dbNames.map(\.value),
                    role: config.dbUser?.value ?? servers[index].role
                )
            }
            servers[index].complete(observations, series: series)
            if let place = servers[index].place, place.names.isEmpty, let cluster = place.cluster, let role = place.role
            {
                servingAll[RoleKey(cluster: cluster, role: role), default: []].append(index)
            }
        }
    }

    private static func unitName(_ observation: Observation) -> String? {
        observation.subject.unit?.unit.value ?? observation.subject.config?.unit.value
    }

    /// The series that answers at each port of a host.
    private static func seriesByPort(_ observations: [Observation], _ sources: SourceTable) -> [Alias: String] {
        var series: [Alias: String] = [:]
        for observation in observations where observation.kind == .endpoint {
            guard let endpoint = observation.subject.endpoint, endpoint.reachable,
                let found = endpoint.series?.value, case .present? = sources.sight(of: observation),
                let port = endpoint.url.port
            else { continue }
            let alias = Alias(
                host: observation.host,
                endpoint: Endpoint(host: endpoint.url.host, port: port, from: observation.host)
            )
            series[alias] = SeriesName.normalized(found)
        }
        return series
    }
}

extension Server {
    fileprivate mutating func take(
        _ observation: Observation,
        row: Int,
        sight: SourceTable.Sight,
        in observations: [Observation]
    ) {
        id = min(id, observation.id)
        if !sources.contains(observation.sourceID) { sources.append(observation.sourceID) }
        if let unit = observation.subject.unit {
            // Two sources may look at one host; the word received last counts.
            if let other = unitRow, !observation.isNewer(than: observations[other]) { return }
            unitRow = row
            switch sight {
            case .present: isRunning = unit.running ? .yes : .no
            case .gone: isRunning = .no
            case .unknown: isRunning = .unknown("the source of its unit is not fresh")
            }
            if role == nil { role = unit.user?.value }
        } else if let config = observation.subject.config {
            // A word that counts goes before one that does not; of two alike the one received last.
            if let other = lastConfigRow {
                let isFresh = if case .present = sight { true } else { false }
                if isFresh == isConfigured.isYes, !observation.isNewer(than: observations[other]) { return }
                if !isFresh, isConfigured.isYes { return }
            }
            take(config, row: row, sight: sight)
        }
    }

    private mutating func take(_ config: ConfigSignals, row: Int, sight: SourceTable.Sight) {
        lastConfigRow = row
        switch sight {
        case .present:
            isConfigured = .yes
            if let user = config.dbUser?.value { role = user }
            runsCrons = Truth(config.runsCrons, else: "max_cron_threads could not be read")
        case .unknown:
            isConfigured = .unknown("the configuration of \(unit) was not seen lately")
            runsCrons = isConfigured
        case .gone:
            lastConfigRow = nil
            isConfigured = .unknown("its configuration is gone")
            runsCrons = isConfigured
        }
    }

    fileprivate mutating func complete(_ observations: [Observation], series known: [Alias: String]) {
        var ports: [Int64] = []
        if let row = unitRow, let listeners = observations[row].subject.unit?.listeners {
            ports += listeners.map(\.port)
        }
        if let row = configRow, let config = observations[row].subject.config, config.httpEnable ?? true {
            if let port = config.httpPort { ports.append(port) }
        }
        for port in ports where series == nil {
            series = known[Alias(host: host, endpoint: Endpoint(host: nil, port: port, from: host))]
        }
    }
}

extension ConfigSignals {
    /// Whether the server runs crons; Odoo has two cron threads unless told otherwise.
    fileprivate var runsCrons: Bool? {
        if let maxCronThreads { return maxCronThreads > 0 }
        return isUnknown("max_cron_threads") ? nil : true
    }

    func isUnknown(_ signal: String) -> Bool { unknown?.contains { $0.signal.value == signal } ?? false }
}

extension Observation {
    /// Whether it was received after another one; the id decides between equal times.
    func isNewer(than other: Observation) -> Bool { (receivedAt, id) > (other.receivedAt, other.id) }
}

extension OdooURL {
    /// The port that is asked, the scheme's own where none is written.
    var port: Int64? {
        let rest = comparisonKey.dropFirst(host.count)
        guard rest.first == ":" else { return normalized.hasPrefix("https:") ? 443 : 80 }
        return Int64(rest.dropFirst().prefix { $0 != "/" })
    }
}

/// Names of Odoo's series in one form.
enum SeriesName {
    /// `14`, `14.0` and `14.0+e` are `14.0`; `saas~17.2` is `17.2`; nil when there is no number.
    static func normalized(_ text: String) -> String? {
        let digits = text.utf8.drop { !(48...57).contains($0) }
        let parts = digits.split(separator: UInt8(46), maxSplits: 2, omittingEmptySubsequences: false)
        guard let major = parts.first.flatMap({ Int(Substring($0.prefix { (48...57).contains($0) })) }) else {
            return nil
        }
        let minor = parts.count > 1 ? Int(Substring(parts[1].prefix { (48...57).contains($0) })) ?? 0 : 0
        return "\(major).\(minor)"
    }

    /// The number before the point.
    static func major(_ series: String) -> Int? { Int(series.prefix { $0 != "." }) }
}
