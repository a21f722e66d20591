package import StrictJSON

/// Runs queries through psql, each call in a read-only transaction of its own.
package struct Psql: Sendable {
    private let environment: [String: String]
    /// Milliseconds that one call may take, and a statement of it.
    private let timeout: Int
    /// When nothing more is asked.
    private let end: Deadline

    /// Makes a runner.
    ///
    /// - Parameters:
    ///   - environment: the collector's own variables; few of them are passed on.
    ///   - timeout: milliseconds that one call may take.
    ///   - budget: milliseconds that all calls together may take.
    package init(environment: [String: String], timeout: Int, budget: Int = 60_000) {
        var passed = ["PATH", "HOME", "PGPASSFILE", "PGSSLROOTCERT"].reduce(into: [String: String]()) {
            $0[$1] = environment[$1]
        }
        passed["LC_ALL"] = "C"
        passed["PGCLIENTENCODING"] = "UTF8"
        passed["PGAPPNAME"] = "clientops-collect"
        self.environment = passed
        self.timeout = timeout
        end = Deadline(milliseconds: budget)
    }

    /// Asks a database.
    ///
    /// What is asked runs with an empty search path, so that no name leads to an object of the database's owner, and
    /// without row security, so that no policy of the owner's is run.
    ///
    /// - Parameters:
    ///   - queries: statements without a semicolon; each answers one row with one JSON value.
    ///   - cluster: where.
    ///   - database: which.
    /// - Returns: the values, one for each query.
    /// - Throws: why there are none.
    package func ask(_ queries: [String], of cluster: Cluster, _ database: String) throws(Reason) -> [JSONValue] {
        guard end.remaining > 0 else { throw Reason("the databases before it took all of the time") }
        let script = [
            "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY",
            "SET LOCAL search_path = ''",
            "SET LOCAL statement_timeout = \(timeout)",
            "SET LOCAL lock_timeout = \(min(timeout, 1000))",
            "SET LOCAL row_security = off",
            "SET LOCAL default_transaction_read_only = on",
            "SET LOCAL standard_conforming_strings = on",
        ]
        let text = (script + queries + ["COMMIT"]).map { $0 + ";\n" }.joined()
        let program = Subprocess(
            [
                "psql", "--no-psqlrc", "--no-password", "--no-align", "--tuples-only", "--quiet",
                "--set=ON_ERROR_STOP=1", "--set=VERBOSITY=sqlstate", "--file=-",
                "--dbname=\(cluster.connection(to: database))",
            ],
            environment: environment,
            input: Array(text.utf8)
        )
        let outcome: Subprocess.Outcome
        do throws(Subprocess.Failure) {
            outcome = try program.run(until: Deadline(milliseconds: timeout + 5000))
        } catch {
            throw Reason(error, of: "psql")
        }
        guard outcome.status == 0 else { throw Self.reason(outcome) }
        let lines = outcome.output.split(separator: UInt8(ascii: "\n"))
        let values = lines.compactMap { line in (try? JSONDocument(Array(line))).map { JSONValue($0.root) } }
        guard values.count == queries.count, lines.count == queries.count else {
            throw Reason("psql gave an answer that is not understood")
        }
        return values
    }

    /// Tells failures apart without repeating a word of the server, which may quote anything.
    private static func reason(_ outcome: Subprocess.Outcome) -> Reason {
        let text = String(decoding: outcome.errors, as: UTF8.self)
        let known: [(mark: String, words: String)] = [
            ("ERROR:  42501", "the role lacks a right"),
            ("ERROR:  57014", "the statement took too long"),
            ("ERROR:  55P03", "a lock was held too long"),
            ("ERROR:  42P01", "a table went away"), ("ERROR:  42703", "a column went away"),
            ("no password supplied", "a password is needed and the password file has none"),
            ("password authentication failed", "the password is not accepted"),
            ("Peer authentication failed", "the account is not accepted as that role (peer)"),
            ("no pg_hba.conf entry", "pg_hba.conf has no line for the role"),
            ("permission denied for database", "the role may not connect"),
            ("User does not have CONNECT privilege", "the role may not connect"),
            ("Connection refused", "nobody listens there"), ("No such file or directory", "nobody listens there"),
            ("timeout expired", "there was no answer in time"),
            ("could not translate host name", "the host has no address"),
            ("too many connections", "there are too many connections"),
            ("does not exist", "the role or the database does not exist"),
            ("is starting up", "the server is starting"), ("is shutting down", "the server is shutting down"),
        ]
        if let match = known.first(where: { text.contains($0.mark) }) { return Reason(match.words) }
        return Reason(outcome.status == 2 ? "the connection failed" : "psql failed with status \(outcome.status ?? -1)")
    }
}
