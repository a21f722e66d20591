package import ClientOpsModel
import StrictJSON

/// What is known of a cluster before its databases are read.
package struct ClusterFacts: Sendable, Hashable {
    /// A database of it.
    package struct Database: Sendable, Hashable {
        package var name: String
        package var owner: String
        /// Whether the role may connect to it.
        package var isOpen: Bool
    }

    package var role: String
    package var signals: ClusterSignals
    package var databases: [Database]
    /// Why the identifier is missing; nil when it is there.
    package var identifierGap: Reason?
}

/// Looks at a cluster through SQL.
package struct ClusterLook: Sendable {
    private let psql: Psql

    /// Takes how it is asked.
    package init(psql: Psql) { self.psql = psql }

    private static let role = """
        SELECT pg_catalog.json_build_object('role', r.rolname, 'super', r.rolsuper, 'control', \
        pg_catalog.has_function_privilege('pg_catalog.pg_control_system()', 'EXECUTE')) \
        FROM pg_catalog.pg_roles r WHERE r.rolname = session_user
        """

    private static let cluster = """
        SELECT pg_catalog.json_build_object('recovery', pg_catalog.pg_is_in_recovery(), 'started', \
        pg_catalog.to_char(pg_catalog.pg_postmaster_start_time() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
        """

    /// Finds out about a cluster.
    ///
    /// - Parameter cluster: the cluster.
    /// - Returns: what it is and which databases it has.
    /// - Throws: why it cannot be told; a superuser is refused before anything else is asked.
    package func facts(of cluster: Cluster) throws(Reason) -> ClusterFacts {
        let first = try psql.ask([Self.role], of: cluster, cluster.database)
        guard let role = first.first, let name = role["role"]?.stringValue, let isSuper = role["super"]?.boolValue
        else {
            throw Reason("psql gave an answer that is not understood")
        }
        guard !isSuper else { throw Reason("the role is a superuser, which the collector refuses to be") }
        guard let endpoint = Observed.text(cluster.endpoint) else { throw Reason("the cluster has no host") }
        let answers = try psql.ask([Self.cluster, Self.list], of: cluster, cluster.database)
        var signals = ClusterSignals(endpoint: endpoint)
        signals.inRecovery = answers.first?["recovery"]?.boolValue
        signals.startedAt = (answers.first?["started"]?.stringValue).flatMap { Timestamp($0) }
        var gap: Reason?
        do throws(Reason) {
            guard role["control"] == true else { throw Reason("the role may not execute pg_control_system()") }
            let control = try psql.ask([Self.control], of: cluster, cluster.database)
            signals.systemIdentifier = control.first?.stringValue.flatMap(Observed.name)
        } catch { gap = error }
        let databases = (answers.last?.arrayValue ?? []).compactMap(Self.database)
        return ClusterFacts(role: name, signals: signals, databases: databases, identifierGap: gap)
    }

    private static let control =
        "SELECT pg_catalog.to_json(system_identifier::pg_catalog.text) FROM pg_catalog.pg_control_system()"

    private static let list = """
        SELECT COALESCE(pg_catalog.json_agg(pg_catalog.json_build_object('name', d.datname, 'owner', \
        pg_catalog.pg_get_userbyid(d.datdba), 'open', d.datallowconn AND \
        pg_catalog.has_database_privilege(d.oid, 'CONNECT')) ORDER BY d.datname), '[]'::pg_catalog.json) \
        FROM pg_catalog.pg_database d WHERE NOT d.datistemplate
        """

    private static func database(_ value: JSONValue) -> ClusterFacts.Database? {
        guard let name = value["name"]?.stringValue, let owner = value["owner"]?.stringValue else { return nil }
        return ClusterFacts.Database(name: name, owner: owner, isOpen: value["open"] == true)
    }
}
