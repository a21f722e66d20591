import ClientOpsCollect
import ClientOpsModel
import ClientOpsTestSupport
import Foundation
import StrictJSON
import Testing

/// What is asked of clusters, against a psql made of a script.
@Suite struct SQLTests {
    private static let role = #"{"role":"collector","super":false,"control":true}"#
    private static let cluster = #"{"recovery":false,"started":"2026-11-21T15:11:30.333Z"}"#

    /// What the catalogue would say when all is granted.
    private static func catalogue(without: String = "", kind: String = "r", typed: String = "") -> String {
        let tables = [
            "ir_config_parameter": ["key", "value"], "ir_module_module": ["name", "latest_version"],
            "ir_model_data": ["module", "name", "model", "res_id"], "ir_cron": ["id", "active", "lastcall"],
            "ir_mail_server": ["active", "smtp_host"], "res_company": ["id", "create_date"],
            "res_users": ["id", "create_date"], "fetchmail_server": ["active", "state"], "payment_provider": ["state"],
        ]
        let rows = tables.sorted { $0.key < $1.key }.flatMap { table, columns in
            columns.map { column in
                #"{"table":"\#(table)","kind":"\#(kind)","secured":false,"column":"\#(column)","#
                    + #""builtin":\#("\(table).\(column)" != typed),"readable":\#("\(table).\(column)" != without)}"#
            }
        }
        return "[" + rows.joined(separator: ",") + "]"
    }

    /// A psql that answers each statement by a word in it; other statements answer nothing, as SET does.
    private static func psql(_ host: FakeHost, _ answers: [(word: String, answer: String)]) throws {
        var script = "input=\"$(/bin/cat)\"\necho \"$@\" >> '\(host.directory.file("psql.log"))'\n"
        script += "printf '%s\\n' \"$input\" >> '\(host.directory.file("psql.sql"))'\n"
        script += "printf '%s\\n' \"$input\" | while IFS= read -r line; do case \"$line\" in\n"
        for (word, answer) in answers { script += "*\(word)*) printf '%s\\n' '\(answer)' ;;\n" }
        try host.program("psql", script + "esac; done\n")
    }

    private static func usual(_ catalogue: String) -> [(word: String, answer: String)] {
        [
            ("rolsuper", role), ("pg_is_in_recovery", cluster), ("pg_control_system", #""7710642639999416585""#),
            ("pg_database", #"[{"name":"acme","owner":"odoo","open":true},{"name":"shut","owner":"x","open":false}]"#),
            ("relkind", catalogue),
            (
                "database.uuid",
                #"{"database.uuid":"u-1","web.base.url":"https://a.example","database.secret":"pl4nted"}"#
            ),
            ("latest_version", #""saas~17.2.1.3""#), ("res_company", #""2024-01-02T03:04:05.123456""#),
            ("res_users", "null"), ("NOT*EXISTS", "3"), ("lastcall", #""2026-11-20T10:00:00.500000Z""#),
            ("ir_cron", "4"),
            ("ir_mail_server", "[2,1]"), ("fetchmail_server", "5"), ("payment_provider", "6"),
        ]
    }

    private static func report(
        _ host: FakeHost,
        _ text: String = "[cluster main]\nuser=collector\n"
    ) throws -> SourceReport {
        let configuration = try CollectConfiguration.parse(
            Array(("[collect]\nhost=h\nparts=sql\n" + text).utf8),
            path: "c",
            hostName: "h"
        )
        return try #require(
            CollectRun(configuration, in: host.surroundings(["PGPASSFILE": "/p", "PGPASSWORD": "pl4nted"])).reports()
                .first
        )
    }

    @Test func `a database is read`() throws {
        let host = try FakeHost()
        try Self.psql(host, Self.usual(Self.catalogue()))
        let report = try Self.report(host)
        #expect(report.error == nil && report.subjects.count == 2)
        let found = try #require(report.subjects.first?.database)
        #expect(found.cluster.systemIdentifier?.value == "7710642639999416585" && found.cluster.inRecovery == false)
        #expect(found.cluster.startedAt == Timestamp("2026-11-21T15:11:30.333Z"))
        #expect(found.cluster.endpoint.value == "/var/run/postgresql:5432")
        #expect(found.readable == true && found.owner?.value == "odoo" && found.uuid?.value == "u-1")
        #expect(found.neutralized == false && found.series?.value == "saas~17.2" && found.baseURL != nil)
        #expect(found.companyCreatedAt?.value == "2024-01-02T03:04:05.123456" && found.userCreatedAt == nil)
        #expect(
            found.crons == 4 && found.workingCrons == 3 && found.lastCronCall?.description == "2026-11-20T10:00:00.500Z"
        )
        #expect(found.allMailServers == 2 && found.mailServers == 1)
        #expect(found.fetchmailServers == 5 && found.paymentProviders == 6 && found.unknown == nil)
        #expect(report.subjects.last?.database?.unknown?.first?.reason.value == "the role may not connect")
    }

    @Test func `every call is bound and read-only`() throws {
        let host = try FakeHost()
        try Self.psql(host, Self.usual(Self.catalogue()))
        _ = try Self.report(host)
        let log = try String(contentsOfFile: host.directory.file("psql.log"), encoding: .utf8)
        for line in log.split(separator: "\n") {
            #expect(line.hasPrefix("--no-psqlrc --no-password"))
            #expect(line.contains("--dbname=host='/var/run/postgresql' port='5432' dbname='"))
        }
        #expect(log.contains("dbname='acme'") && !log.contains("dbname='shut'") && !log.contains("pl4nted"))
        let sql = try String(contentsOfFile: host.directory.file("psql.sql"), encoding: .utf8)
        let begins = sql.components(
            separatedBy: "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY;\nSET LOCAL search_path = '';"
        ).count
        #expect(begins - 1 == log.split(separator: "\n").count)
        for table in ["ir_config_parameter", "ir_cron", "res_users", "payment_provider"] {
            #expect(sql.contains("FROM ONLY public.\(table)"))
        }
    }

    @Test func `a superuser is refused before anything is asked`() throws {
        let host = try FakeHost()
        try Self.psql(host, [("rolsuper", #"{"role":"postgres","super":true,"control":true}"#)])
        let report = try Self.report(host)
        #expect(report.error?.description.contains("superuser") == true && report.subjects.isEmpty)
        #expect(
            try String(contentsOfFile: host.directory.file("psql.log"), encoding: .utf8).split(separator: "\n").count
                == 1
        )
    }

    @Test func `views, types of others and missing rights are not touched`() throws {
        for (catalogue, words) in [
            (Self.catalogue(kind: "v"), "ir_cron is not a table of its own"),
            (Self.catalogue(typed: "ir_cron.active"), "ir_cron.active has a type of its own"),
            (Self.catalogue(without: "ir_cron.active"), "the role may not read ir_cron.active"),
        ] {
            let host = try FakeHost()
            try Self.psql(host, Self.usual(catalogue))
            let found = try #require(try Self.report(host).subjects.first?.database)
            #expect(found.crons == nil)
            #expect(found.unknown?.contains { $0.signal.value == "crons" && $0.reason.value == words } == true)
            let sql = try String(contentsOfFile: host.directory.file("psql.sql"), encoding: .utf8)
            #expect(!sql.contains("FROM ONLY public.ir_cron c WHERE c.active;"))
        }
    }

    @Test(arguments: [
        ("ERROR:  42501", 3, "the role lacks a right"), ("ERROR:  57014 pl4nted", 3, "the statement took too long"),
        ("FATAL: password authentication failed for user \"pl4nted\"", 2, "the password is not accepted"),
        ("fe_sendauth: no password supplied", 2, "a password is needed and the password file has none"),
        ("pl4nted", 2, "the connection failed"), ("pl4nted", 7, "psql failed with status 7"),
    ])
    func `failures quote nothing`(_ errors: String, _ status: Int, _ words: String) throws {
        let host = try FakeHost()
        try host.program("psql", "/bin/cat >/dev/null; printf '%s\\n' '\(errors)' >&2; exit \(status)\n")
        #expect(try Self.report(host).error?.description == words)
    }

    @Test(arguments: ["not json", "{", "", #"{"role":1}"#])
    func `nonsense is refused`(_ answer: String) throws {
        let host = try FakeHost()
        try Self.psql(host, [("rolsuper", answer)])
        #expect(try Self.report(host).error != nil)
    }

    @Test func `without psql the source says so`() throws {
        #expect(try Self.report(FakeHost()).error?.description == "psql is not installed")
    }

    @Test(arguments: ["a", "a'b", "a\\b", "x' host='evil", "\\' host=evil", "a\nb"])
    func `names cannot leave their setting`(_ name: String) {
        let text = Cluster(name: "main").connection(to: name)
        // Undone as libpq does it.
        var (value, isEscaped, rest) = (
            "", false, text[(text.firstRange(of: "dbname='")?.upperBound ?? text.startIndex)...]
        )
        while let character = rest.popFirst() {
            if !isEscaped, character == "'" { break }
            isEscaped = !isEscaped && character == "\\"
            if !isEscaped { value.append(character) }
        }
        #expect(value == name && rest == " connect_timeout='5'")
    }
}
