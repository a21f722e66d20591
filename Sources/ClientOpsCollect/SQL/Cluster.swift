/// A PostgreSQL cluster that the configuration names; no other is ever asked.
package struct Cluster: Sendable, Hashable {
    package var name: String
    /// A host, or the directory of the socket.
    package var host: String
    package var port: Int
    /// The role; the collector's own account when empty.
    package var user: String
    /// The database to begin with.
    package var database: String
    /// The name of its source; nil for the usual one.
    package var source: String?

    /// Names a cluster with the usual place: the socket directory of Debian.
    package init(name: String) {
        self.name = name
        host = "/var/run/postgresql"
        port = 5432
        user = ""
        database = "postgres"
    }

    /// How it is reached, as reports have it.
    package var endpoint: String { "\(host):\(port)" }

    /// The connection string for one of its databases; values cannot reach beyond their own setting.
    package func connection(to database: String) -> String {
        var settings = [("host", host), ("port", "\(port)"), ("dbname", database), ("connect_timeout", "5")]
        if !user.isEmpty { settings.append(("user", user)) }
        return settings.map { "\($0)='\(Self.escaped($1))'" }.joined(separator: " ")
    }

    private static func escaped(_ value: String) -> String {
        value.reduce(into: "") { text, character in
            if character == "'" || character == "\\" { text.append("\\") }
            text.append(character)
        }
    }
}

/// Names and texts as parts of an SQL statement.
enum SQLText {
    /// A name between double quotes.
    static func identifier(_ name: String) -> String { quoted(name, "\"") }

    /// A text between single quotes; the escape form, so that backslashes mean the same whatever the server is told.
    static func literal(_ text: String) -> String {
        text.contains("\\")
            ? " E"
                + quoted(
                    text.split(separator: "\\", omittingEmptySubsequences: false)
                        .joined(separator: "\\\\"),
                    "'"
                ) : quoted(text, "'")
    }

    private static func quoted(_ text: String, _ mark: String) -> String {
        mark + text.split(separator: Character(mark), omittingEmptySubsequences: false).joined(separator: mark + mark)
            + mark
    }
}
