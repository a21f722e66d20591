import ClientOpsCollect
import ClientOpsModel
import ClientOpsTestSupport
import StrictJSON
import Testing

/// What is understood of an `odoo.conf`, in every form in which such files are found.
@Suite struct OdooConfigTests {
    /// A file, what stands on the command line, and the members that are expected besides the built-in ones.
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var file: [UInt8]
        var arguments: [String] = []
        var expected: [String: JSONValue]
        var python = "python3"

        var testDescription: String { name }

        init(_ name: String, _ file: String, _ arguments: [String], _ expected: [String: JSONValue]) {
            (self.name, self.file, self.arguments, self.expected) = (name, Array(file.utf8), arguments, expected)
        }

        init(_ name: String, _ file: String, python: String = "python3", _ expected: [String: JSONValue]) {
            self.init(name, file, [], expected)
            self.python = python
        }
    }

    static let builtIn: [String: JSONValue] = [
        "unit": "odoo.service", "db_user": "odoo", "db_names": [], "list_db": true, "http_enable": true,
        "http_port": 8069, "gevent_port": 8072, "workers": 0, "max_cron_threads": 2, "proxy_mode": false,
        "data_dir": "/home/odoo/.local/share/Odoo", "smtp_server": "localhost", "smtp_port": 25,
    ]

    private static func note(_ signal: String, _ reason: String) -> JSONValue {
        [["signal": .string(signal), "reason": .string(reason)]]
    }

    private static let twice = "the file gives it more than once"
    private static let noNumber = "the file gives no number"

    static let cases: [Case] = [
        Case("empty section", "[options]\n", [:]),
        Case("one database", "[options]\ndb_name = acme\n", ["db_names": ["acme"]]),
        Case("several databases", "[options]\ndb_name = a, b ,c,,a\n", ["db_names": ["a", "b", "c"]]),
        Case("False is none", "[options]\ndb_name = False\ndb_host = False\ndb_user=False\ndb_port = False\n", [:]),
        Case("None is none", "[options]\ndb_name = None\ndb_host = None\n", [:]),
        Case("nothing is none", "[options]\ndb_name =\ndbfilter =\n", [:]),
        Case("colons", "[options]\ndb_name: acme\nhttp_port : 8070\n", ["db_names": ["acme"], "http_port": 8070]),
        Case("no blanks", "[options]\ndb_name=acme\nworkers=4\n", ["db_names": ["acme"], "workers": 4]),
        Case("capital keys", "[options]\nDB_Name = acme\nHTTP_PORT = 1\n", ["db_names": ["acme"], "http_port": 1]),
        Case("old port", "[options]\nxmlrpc_port = 8169\n", ["http_port": 8169]),
        Case("old interface", "[options]\nxmlrpc_interface = 127.0.0.1\n", ["http_interface": "127.0.0.1"]),
        Case("old switch", "[options]\nxmlrpc = False\n", ["http_enable": false]),
        Case("old gevent port", "[options]\nlongpolling_port = 8172\n", ["gevent_port": 8172]),
        Case("old and new", "[options]\nxmlrpc_port = 1\nhttp_port = 2\n", ["http_port": 2]),
        Case("new and old", "[options]\nhttp_port = 2\nxmlrpc_port = 1\n", ["http_port": 2]),
        Case(
            "database server",
            "[options]\ndb_host = db1\ndb_port = 6432\ndb_user = acme\n",
            ["db_host": "db1", "db_port": 6432, "db_user": "acme"]
        ),
        Case("filter", "[options]\ndbfilter = ^%d$\n", ["db_filter": "^%d$"]),
        Case("interpolation is none", "[options]\ndata_dir = /srv/%(x)s/%%\n", ["data_dir": "/srv/%(x)s/%%"]),
        Case("list_db", "[options]\nlist_db = False\n", ["list_db": false]),
        Case(
            "lower-case truth",
            "[options]\nproxy_mode = true\nlist_db = false\n",
            ["proxy_mode": true, "list_db": false]
        ),
        Case(
            "neither true nor false",
            "[options]\nproxy_mode = maybe\n",
            ["proxy_mode": .null, "unknown": note("proxy_mode", "the file gives neither true nor false")]
        ),
        Case("crons off", "[options]\nmax_cron_threads = 0\n", ["max_cron_threads": 0]),
        Case("octal", "[options]\nworkers = 010\n", ["workers": 8]),
        Case("hexadecimal", "[options]\nworkers = 0x10\n", ["workers": 16]),
        Case("no number", "[options]\nworkers = many\n", ["workers": .null, "unknown": note("workers", noNumber)]),
        Case(
            "no port",
            "[options]\nhttp_port = 70000\n",
            ["http_port": .null, "unknown": note("http_port", "the file gives no port")]
        ),
        Case(
            "quoted number",
            "[options]\nhttp_port = \"8069\"\n",
            ["http_port": .null, "unknown": note("http_port", noNumber)]
        ),
        Case("quotes belong to names", "[options]\ndb_name = 'acme'\n", ["db_names": ["'acme'"]]),
        Case("comments", "# one\n; two\n[options]\n  # three\ndb_name = a\n;db_name = b\n", ["db_names": ["a"]]),
        Case(
            "no inline comments in Python 3",
            "[options]\ndb_name = a ; b\nhttp_port = 1 ; x\n",
            ["db_names": ["a ; b"], "http_port": .null, "unknown": note("http_port", noNumber)]
        ),
        Case(
            "inline comments in Python 2",
            "[options]\ndb_name = a ; b\nhttp_port = 1 ; x\nrem = no\n",
            python: "python2.7",
            ["db_names": ["a"], "http_port": 1]
        ),
        Case("no number sign inside", "[options]\ndb_name = a#b\n", ["db_names": ["a#b"]]),
        Case(
            "continuation",
            "[options]\ndb_name = a,\n    b,\n\n    c\nworkers = 1\n",
            ["db_names": ["a", "b", "c"], "workers": 1]
        ),
        Case("continuation with comment", "[options]\ndb_name = a,\n# no\n  b\n", ["db_names": ["a", "b"]]),
        Case("CR LF", "[options]\r\ndb_name = a\r\nworkers = 3\r\n", ["db_names": ["a"], "workers": 3]),
        Case("CR", "[options]\rdb_name = a\rworkers = 3\r", ["db_names": ["a"], "workers": 3]),
        Case("no end of line", "[options]\ndb_name = a", ["db_names": ["a"]]),
        Case("byte order mark", "\u{FEFF}[options]\ndb_name = a\n", ["db_names": ["a"]]),
        Case(
            "other sections",
            "[queue_job]\nhttp_port = 1\n[options]\nworkers = 2\n[x]\nworkers = 9\n",
            ["workers": 2]
        ),
        Case(
            "DEFAULT",
            "[DEFAULT]\nworkers = 5\ndb_name = d\n[options]\ndb_name = o\n",
            ["workers": 5, "db_names": ["o"]]
        ),
        Case(
            "no section options",
            "[option]\nworkers = 5\n",
            ["unknown": note("config", "the file has no section options, so nothing in it counts")]
        ),
        Case(
            "no section at all",
            "workers = 5\n",
            [
                "unknown": [
                    ["signal": "config", "reason": "line 1 of the file is no setting"],
                    ["signal": "config", "reason": "the file has no section options, so nothing in it counts"],
                ]
            ]
        ),
        Case(
            "a line without a value",
            "[options]\nsecret\nworkers = 5\n",
            ["workers": 5, "unknown": note("config", "line 2 of the file is no setting")]
        ),
        Case(
            "given twice",
            "[options]\nworkers = 1\nworkers = 2\n",
            ["workers": .null, "unknown": note("workers", twice)]
        ),
        Case("databases given twice", "[options]\ndb_name = a\ndb_name = b\n", ["unknown": note("db_names", twice)]),
        Case("given twice in Python 2", "[options]\nworkers = 1\nworkers = 2\n", python: "python2", ["workers": 2]),
        Case(
            "given twice, and on the command line",
            "[options]\nworkers=1\nworkers=2\n",
            ["--workers=3"],
            ["workers": 3]
        ),
        Case("mail server", "[options]\nsmtp_server = mx\nsmtp_port = 587\n", ["smtp_server": "mx", "smtp_port": 587]),
        Case("no mail server", "[options]\nsmtp_server = False\n", ["smtp_server": .null, "smtp_answers": false]),
        Case("running environment", "[options]\nrunning_env = prod\n", ["running_env": "prod"]),
        Case("data directory", "[options]\ndata_dir = /srv/odoo\n", ["data_dir": "/srv/odoo"]),
        Case("command line first", "[options]\ndb_name = a\n", ["-d", "b,c"], ["db_names": ["b", "c"]]),
        Case("database glued", "[options]\n", ["-db"], ["db_names": ["b"]]),
        Case(
            "long forms",
            "[options]\n",
            ["--database=x", "--db_host", "h", "--db-port=1"],
            ["db_names": ["x"], "db_host": "h", "db_port": 1]
        ),
        Case("port", "[options]\nhttp_port = 1\n", ["-p", "2"], ["http_port": 2]),
        Case("old long port", "[options]\n", ["--xmlrpc-port=3"], ["http_port": 3]),
        Case("no http", "[options]\nhttp_enable = True\n", ["--no-http"], ["http_enable": false]),
        Case("crons by option", "[options]\n", ["--max-cron-threads", "0"], ["max_cron_threads": 0]),
        Case("cut short", "[options]\n", ["--max-cron=7", "--no-xml"], ["max_cron_threads": 7, "http_enable": false]),
        Case("values are no options", "[options]\n", ["--logfile", "-d", "-w", "-p", "--workers=1"], ["workers": 1]),
        Case("control characters", "[options]\ndb_name = a\u{1B}[31m\u{202E}b\n", ["db_names": ["a%1B[31m%E2%80%AEb"]]),
    ]

    private static func signals(_ given: Case) throws -> JSONValue {
        let words = ["/usr/bin/" + given.python, "/opt/odoo-bin"] + given.arguments
        let options = try #require(ServerOptions(words))
        var server = Server(name: "odoo.service", isRunning: true, options: options)
        (server.user, server.home, server.postgres) = ("odoo", "/home/odoo", [:])
        let file = PythonConfig(given.file, dialect: options.isPython2 ? .python2 : .python3)
        var settings = ServerSettings(file: file, options: options)
        var signals = ConfigSignals(unit: try ObservedText("odoo.service"))
        settings.fill(&signals, of: server)
        signals.unknown = settings.unknown.isEmpty ? nil : settings.unknown
        return JSONValue(try JSONDocument(StrictJSONEncoder(nullPolicy: .omit).encode(signals)).root)
    }

    @Test(arguments: cases)
    func `each form is understood`(_ given: Case) throws {
        let expected = Self.builtIn.merging(given.expected) { $1 }.filter { !$0.value.isNull }
        let members = try #require(try Self.signals(given).objectValue)
        #expect(Dictionary(members.map { ($0, $1) }) { $1 } == expected)
    }

    @Test func `Latin-1 is taken for what it is`() throws {
        var given = Case("latin", "[options]\ndb_name = caf", ["db_names": ["café"]])
        given.file += [0xE9, 10]
        #expect(try Self.signals(given)["db_names"] == ["café"])
    }

    @Test func `variables of libpq count where nothing is given`() throws {
        let options = try #require(ServerOptions(["odoo"]))
        var server = Server(name: "odoo.service", isRunning: true, options: options)
        server.postgres = ["PGHOST": "db9", "PGPORT": "6000", "PGUSER": "me"]
        var settings = ServerSettings(file: nil, options: options)
        var signals = ConfigSignals(unit: try ObservedText("odoo.service"))
        settings.fill(&signals, of: server)
        #expect(signals.dbHost?.value == "db9" && signals.dbPort == 6000 && signals.dbUser?.value == "me")
    }

    @Test func `no file is too strange, and no password comes through`() throws {
        var random = SeededGenerator(seed: 5)
        let pieces = [
            "[options]", "[", "]", "=", ":", "\n", "\r\n", " ", "\t", "db_name", "http_port", "workers", "8069", ",",
            ";",
            "#", "\u{0}", "\u{FEFF}", "\u{1B}", "False", "\"", "%(a)s", "é", "\u{2028}", "\u{FFFE}",
            "\ndb_password = pl4nted\n", "\nadmin_passwd: pl4nted\n", "\nsmtp_password=pl4nted\n",
        ]
        for _ in 0..<3000 {
            let count = Int.random(in: 0..<40, using: &random)
            var file = (0..<count).flatMap { _ in Array((pieces.randomElement(using: &random) ?? "").utf8) }
            if Int.random(in: 0..<4, using: &random) == 0 { file += [0xFF, 0xC3] }
            var given = Case("random", "", [:])
            given.file = file
            given.python = Bool.random(using: &random) ? "python2" : "python3"
            let json = String(decoding: try Self.signals(given).serialized(), as: UTF8.self)
            #expect(!json.contains("pl4nted"), "\(String(decoding: file, as: UTF8.self).debugDescription)")
        }
    }
}
