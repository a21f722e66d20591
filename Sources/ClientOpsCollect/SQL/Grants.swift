/// The SQL that gives the collector's role what it needs, and nothing more.
package enum Grants {
    /// The role of a cluster, and how it may come in.
    ///
    /// - Parameters:
    ///   - role: the role.
    ///   - cluster: the cluster.
    ///   - account: the account that the collector runs as.
    /// - Returns: lines of SQL and comments.
    package static func role(_ role: String, of cluster: Cluster, account: String) -> [String] {
        guard isPlain(role) else { return [leftOut("role")] }
        let name = SQLText.identifier(role)
        var lines = [
            "-- As administrator of cluster \(cluster.name), in its database \(database(of: cluster)):",
            "CREATE ROLE \(name) LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS CONNECTION LIMIT 4;",
            "ALTER ROLE \(name) SET default_transaction_read_only = on;",
            "GRANT EXECUTE ON FUNCTION pg_catalog.pg_control_system() TO \(name);",
        ]
        if cluster.host.hasPrefix("/") {
            lines += [
                "-- In pg_hba.conf, before other lines for \"local\", then SELECT pg_reload_conf():",
                "--   local  all  \(role)  peer map=clientops",
                "-- In pg_ident.conf:",
                "--   clientops  \(account)  \(role)",
            ]
        } else {
            lines += [
                "-- In pg_hba.conf, with the address of this host, then SELECT pg_reload_conf():",
                "--   hostssl  all  \(role)  ADDRESS/32  scram-sha-256",
                "-- Set the password with \\password, and put it into the password file of the collector:",
                "--   \(cluster.host):\(cluster.port):*:\(role):PASSWORD",
            ]
        }
        return lines
    }

    /// What a database still has to grant.
    ///
    /// - Parameters:
    ///   - database: its name.
    ///   - columns: the columns that cannot be read yet, by table.
    ///   - mayConnect: whether the role may connect.
    ///   - role: the role.
    /// - Returns: lines of SQL; none when nothing is missing.
    static func database(
        _ database: String,
        columns: [(table: String, columns: [String])],
        mayConnect: Bool,
        to role: String
    ) -> [String] {
        guard !mayConnect || !columns.isEmpty else { return [] }
        guard isPlain(role), isPlain(database) else { return [leftOut("database")] }
        let name = SQLText.identifier(role)
        var lines: [String] = []
        if !mayConnect { lines.append("GRANT CONNECT ON DATABASE \(SQLText.identifier(database)) TO \(name);") }
        guard !columns.isEmpty else { return lines }
        lines += ["\\connect \(SQLText.identifier(database))", "GRANT USAGE ON SCHEMA public TO \(name);"]
        return lines
            + columns.map { "GRANT SELECT (\($0.columns.joined(separator: ", "))) ON public.\($0.table) TO \(name);" }
    }

    /// Everything that a database of Odoo grants, whatever it has granted already.
    static var everyTable: [(table: String, columns: [String])] {
        TableNeeds.all.filter(\.isBasic).map { ($0.name, $0.columns) }
    }

    private static func database(of cluster: Cluster) -> String {
        isPlain(cluster.database) ? cluster.database : "of the configuration"
    }

    private static func leftOut(_ what: String) -> String {
        "-- A \(what) whose name has unusual characters is left out: nothing that it could smuggle in is printed here."
    }

    /// Names of others are printed for administrators to paste, so that only harmless ones are.
    private static func isPlain(_ name: String) -> Bool {
        !name.isEmpty
            && name.utf8.allSatisfy {
                (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
                    || [45, 46, 95].contains($0)
            }
    }
}
