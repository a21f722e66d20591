import ClientOpsModel
import StrictJSON

/// Finds out what each part still lacks, and says how to give it.
package struct CollectCheck {
    /// One line of the answer.
    package enum Line: Sendable, Equatable {
        case heading(String)
        case fine(String)
        case missing(String)
        /// Something to type elsewhere.
        case advice(String)

        /// The line as it is printed.
        package var text: String {
            switch self {
            case .heading(let words): words
            case .fine(let words): "  ok       \(words)"
            case .missing(let words): "  missing  \(words)"
            case .advice(let words): "    \(words)"
            }
        }
    }

    private let configuration: CollectConfiguration
    private let surroundings: Surroundings
    private let account: String
    private var lines: [Line] = []

    /// Takes what the collector would look at, and the name of the account it runs as.
    package init(_ configuration: CollectConfiguration, in surroundings: Surroundings, account: String) {
        self.configuration = configuration
        self.surroundings = surroundings
        self.account = account
    }

    /// Checks every part.
    ///
    /// - Returns: the lines to print.
    package mutating func run() -> [Line] {
        lines = []
        var servers: [Server] = []
        if [.units, .config, .http].contains(where: configuration.takes) { servers = checkServers() }
        if configuration.takes(.config) { checkConfigurations(servers) }
        if configuration.takes(.http) { checkEndpoints() }
        checkClusters()
        checkSources()
        return lines
    }

    // MARK: Servers

    private mutating func checkServers() -> [Server] {
        lines.append(.heading("units: systemd units and processes"))
        let found: Discovery.Result
        do throws(Reason) { found = try surroundings.discovery(configuration).run() } catch {
            lines.append(.missing(error.description))
            return []
        }
        if let gap = found.gap { lines.append(.missing(gap.description)) }
        lines.append(.fine("\(found.servers.count) servers found"))
        for server in found.servers {
            for note in server.unknown {
                lines.append(.missing("\(server.name): \(note.signal.value): \(note.reason.value)"))
            }
        }
        if found.servers.contains(where: { !$0.unknown.isEmpty }) { adviseAccounts() }
        return found.servers
    }

    private mutating func adviseAccounts() {
        lines += [
            .advice("clientops-collect.service may act as the account of each server (CAP_SETUID, CAP_SETGID)."),
            .advice("Outside of that unit, run this as root, or as the account of the server. For another unit:"),
            .advice("  [Service]"),
            .advice("  AmbientCapabilities=CAP_SETUID CAP_SETGID"),
            .advice("  CapabilityBoundingSet=CAP_SETUID CAP_SETGID"),
        ]
    }

    private mutating func checkConfigurations(_ servers: [Server]) {
        lines.append(.heading("config: the odoo.conf of each server"))
        let look = ConfigLook(processes: surroundings.processes, mailServers: [], timeout: configuration.timeout)
        var failures = 0
        for server in servers {
            if let problem = look.problem(of: server) {
                failures += 1
                lines.append(.missing("\(server.name): \(server.configPath ?? "no path"): \(problem)"))
            } else {
                lines.append(.fine("\(server.name): \(server.configPath ?? "no file")"))
            }
        }
        if servers.isEmpty { lines.append(.fine("there is no server")) }
        if failures > 0 { adviseAccounts() }
    }

    // MARK: Endpoints

    private mutating func checkEndpoints() {
        lines.append(.heading("http: endpoints"))
        let isSecure = configuration.urls.contains { $0.normalized.hasPrefix("https://") }
        if isSecure, SearchPath(surroundings.path).program("curl") == nil {
            lines += [.missing("curl is not installed, which https needs"), .advice("apt-get install curl")]
        }
        let look = EndpointLook(client: surroundings.httpClient(configuration))
        for url in configuration.urls {
            let signals = look.signals(of: url)
            let notes = (signals.unknown ?? []).map { "\($0.signal.value): \($0.reason.value)" }.joined(separator: "; ")
            let words = url.normalized + (notes.isEmpty ? "" : " (\(notes))")
            lines.append(signals.reachable ? .fine(words) : .missing(words))
        }
        if configuration.urls.isEmpty {
            lines.append(.fine(configuration.asksLocalListeners ? "only the servers found here" : "nothing to ask"))
        }
    }

    // MARK: Clusters

    private mutating func checkClusters() {
        lines.append(.heading("sql: PostgreSQL clusters"))
        guard configuration.takes(.sql), !configuration.clusters.isEmpty else {
            lines += [
                .missing("no cluster is named in the configuration"),
                .advice("Name each in \(CollectConfiguration.usualPath):"), .advice("  [cluster main]"),
                .advice("  host=/var/run/postgresql"), .advice("  port=5432"), .advice("  user=clientops_collect"),
                .advice("Then run this check again for the SQL to give."),
            ]
            return
        }
        if SearchPath(surroundings.path).program("psql") == nil {
            lines += [.missing("psql is not installed"), .advice("apt-get install postgresql-client")]
        }
        for cluster in configuration.clusters { check(cluster) }
    }

    private mutating func check(_ cluster: Cluster) {
        let psql = surroundings.psql(configuration)
        let role = cluster.user.isEmpty ? account : cluster.user
        let facts: ClusterFacts
        do throws(Reason) { facts = try ClusterLook(psql: psql).facts(of: cluster) } catch {
            lines.append(.missing("cluster \(cluster.name) at \(cluster.endpoint): \(error)"))
            lines += Grants.role(role, of: cluster, account: account).map { .advice($0) }
            lines.append(.advice("-- Then in each database of Odoo:"))
            lines.append(.advice("GRANT USAGE ON SCHEMA public TO \(SQLText.identifier(role));"))
            lines += Grants.everyTable.map {
                let columns = $0.columns.joined(separator: ", ")
                return .advice("GRANT SELECT (\(columns)) ON public.\($0.table) TO \(SQLText.identifier(role));")
            }
            return
        }
        lines.append(.fine("cluster \(cluster.name) at \(cluster.endpoint), \(facts.databases.count) databases"))
        if let gap = facts.identifierGap {
            lines.append(.missing("cluster \(cluster.name): system identifier: \(gap)"))
            let name = SQLText.identifier(facts.role)
            lines.append(.advice("GRANT EXECUTE ON FUNCTION pg_catalog.pg_control_system() TO \(name);"))
        }
        for database in facts.databases { check(database, facts, cluster, psql) }
    }

    private mutating func check(
        _ database: ClusterFacts.Database,
        _ facts: ClusterFacts,
        _ cluster: Cluster,
        _ psql: Psql
    ) {
        guard let name = Observed.name(database.name)?.value else { return }
        guard database.isOpen else {
            lines.append(.missing("database \(name): the role may not connect"))
            return advise(Grants.database(database.name, columns: [], mayConnect: false, to: facts.role))
        }
        do throws(Reason) {
            let answer = try psql.ask([TableNeeds.query], of: cluster, database.name)
            let catalogue = TableCatalogue(answer.first ?? .null)
            guard catalogue.isOdoo else { return lines.append(.fine("database \(name) is not one of Odoo's")) }
            let missing = catalogue.missingGrants
            guard !missing.isEmpty else { return lines.append(.fine("database \(name)")) }
            lines.append(
                .missing("database \(name): the role may not read \(missing.map(\.table).joined(separator: ", "))")
            )
            advise(Grants.database(database.name, columns: missing, mayConnect: true, to: facts.role))
        } catch {
            lines.append(.missing("database \(name): \(error)"))
        }
    }

    private mutating func advise(_ statements: [String]) { lines += statements.map { .advice($0) } }

    // MARK: The daemon

    /// The sources have to exist, and to belong to this account.
    private mutating func checkSources() {
        lines.append(.heading("sources: an admin creates each of them once"))
        var sources: [(name: String, look: SourceKind)] = [SourceKind.units, .config, .http]
            .filter(configuration.takes).map { (configuration.source($0), $0) }
        if configuration.takes(.sql) { sources += configuration.clusters.map { (configuration.source($0), .sql) } }
        for source in sources {
            lines.append(
                .advice(
                    "clientopsctl source create \(source.name) --kind \(source.look.rawValue) "
                        + "--host \(configuration.host) --uid \"$(id -u \(account))\""
                )
            )
        }
    }
}
