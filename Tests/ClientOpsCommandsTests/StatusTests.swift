import ClientOpsClient
import StrictJSON
import Testing

/// An error of the daemon, the status it leads to, and how it reads.
struct ErrorCase: CustomTestStringConvertible, Sendable {
    var error: String
    var status: Int32
    var words: String

    init(_ code: Int, _ message: String, _ data: String, _ status: Int32, _ words: String) {
        error = #"{"code":\#(code),"message":"\#(message)","data":\#(data)}"#
        self.status = status
        self.words = words
    }

    var testDescription: String { error }

    static let all = [
        ErrorCase(
            -32602,
            "A parameter is not acceptable.",
            #"{"kind":"invalid_params","retryable":false,"pointer":"/params/name","expected":"text of 2 characters"}"#,
            1,
            """
            Error: A parameter is not acceptable.
              field: name
              expected: text of 2 characters

            """
        ),
        ErrorCase(
            -32001,
            "This needs the role admin.",
            #"{"kind":"permission_denied","retryable":false,"role":"admin","how":"Ask an administrator."}"#,
            77,
            """
            Error: This needs the role admin.
              role needed: admin
              how to get it: Ask an administrator.

            """
        ),
        ErrorCase(
            -32003,
            "The project has an active production.",
            #"{"kind":"conflict","retryable":false,"rule":"one_active_production","conflicting_id":12}"#,
            1,
            """
            Error: The project has an active production.
              rule: one_active_production
              conflicting id: 12

            """
        ),
        ErrorCase(
            -32003,
            "Two rules are broken.",
            #"""
            {"kind":"conflict","retryable":false,"rule":"unique_name","conflicting_id":12,"conflicts":\#
            [{"rule":"unique_name","conflicting_id":12},{"rule":"one_active_production","conflicting_id":13}]}
            """#,
            1,
            """
            Error: Two rules are broken.
              rule: unique_name
              conflicting id: 12
              rule: one_active_production
              conflicting id: 13

            """
        ),
        ErrorCase(
            -32004,
            "It is active already.",
            #"{"kind":"invalid_state","retryable":false,"from":"active","to":"active","allowed":["inactive"]}"#,
            1,
            """
            Error: It is active already.
              now: active
              asked for: active
              possible: inactive

            """
        ),
        ErrorCase(
            -32005,
            "The row has changed.",
            #"{"kind":"stale_revision","retryable":false,"current":5}"#,
            1,
            "Error: The row has changed.\n  revision now: 5\n"
        ),
        ErrorCase(
            -32007,
            "Too many connections.",
            #"{"kind":"limit_exceeded","retryable":true,"which":"connections","limit":64}"#,
            75,
            """
            Error: Too many connections.
              limit: connections
              allowed: 64
              The same call may succeed later.

            """
        ),
        ErrorCase(-32002, "There is no client 3.", #"{"kind":"not_found"}"#, 1, "Error: There is no client 3.\n"),
        ErrorCase(-32008, "Too late.", #"{"kind":"deadline_exceeded"}"#, 124, "Error: Too late.\n"),
        ErrorCase(
            -32009,
            "The store is full.",
            #"{"kind":"storage_unavailable","outcome":"unknown"}"#,
            75,
            """
            Error: The store is full.
              outcome of the change: unknown
              The same call may succeed later.

            """
        ),
        ErrorCase(
            -32010,
            "Shutting down.",
            #"{"kind":"shutting_down"}"#,
            75,
            "Error: Shutting down.\n  The same call may succeed later.\n"
        ),
        ErrorCase(
            -32603,
            "\\u001b[2J\\u202e",
            #"{"kind":"internal"}"#,
            1,
            "Error: \\u001B[2J\\u202E\n"
        ),
    ]
}

@Suite struct StatusTests {
    @Test(arguments: ErrorCase.all)
    func leadsToAStatusAndWords(error: ErrorCase) throws {
        let run = try TestRun.refused(error.error, ["client", "create", "Acme"])
        #expect(run.status == error.status)
        #expect(run.error == error.words)
        #expect(run.output.isEmpty)
    }

    @Test(arguments: ErrorCase.all)
    func isPassedOnAsJSON(error: ErrorCase) throws {
        let run = try TestRun.refused(error.error, ["client", "create", "Acme", "-j"])
        #expect(run.status == error.status)
        #expect(run.output.isEmpty)
        let printed = JSONValue(try JSONDocument(run.error).root)["error"]
        let sent = JSONValue(try JSONDocument(error.error).root)
        #expect(printed?["code"] == sent["code"])
        #expect(printed?["message"] == sent["message"])
        for (name, value) in sent["data"]?.objectValue ?? [:] { #expect(printed?["data"]?[name] == value) }
    }

    @Test func theDaemonIsDown() {
        let run = TestRun(["client", "list", "--socket", "/nowhere/s"])
        #expect(run.status == 69)
        #expect(
            run.error
                == "Error: The daemon is not running at /nowhere/s. "
                + "Start it, or name another socket with --socket or $CLIENTOPS_SOCKET.\n"
        )
    }

    @Test func theDaemonIsDownInJSON() {
        let run = TestRun(["client", "list", "--json=short"], environment: ["CLIENTOPS_SOCKET": "/nowhere/s"])
        #expect(run.status == 69)
        #expect(run.output.isEmpty)
        #expect(
            run.error == """
                {"error":{"code":-32000,"message":"The daemon is not running at /nowhere/s. Start it, or name another \
                socket with --socket or $CLIENTOPS_SOCKET.","data":{"kind":"unreachable","retryable":false,\
                "path":"/nowhere/s"}}}

                """
        )
    }

    @Test func theDaemonDoesNotAnswerInTime() throws {
        let daemon = try FakeDaemon { $0.waitForEnd() }
        let run = TestRun(["system", "ping", "--timeout", "0.02", "--socket", daemon.path])
        #expect(run.status == 124)
        #expect(
            run.error
                == "Error: The daemon at \(daemon.path) did not answer within 0.02 s; "
                + "a change may have happened nevertheless.\n"
        )
    }

    @Test func aTimeoutIsSentAlong() throws {
        let daemon = try FakeDaemon(answers: [#"{"jsonrpc":"2.0","id":ID,"result":{}}"#])
        #expect(TestRun(["client", "get", "3", "--timeout", "2.5", "--socket", daemon.path]).status == 0)
        #expect(
            daemon.received == [
                #"{"jsonrpc":"2.0","id":1,"method":"client.get","params":{"id":3,"deadline_ms":2500}}"#
            ]
        )
    }

    @Test func strangersSocketsAreRefused() throws {
        let daemon = try FakeDaemon(answers: [])
        let options = ConnectionOptions(trust: SocketTrust { _ in false })
        let run = TestRun(["whoami", "--socket", daemon.path], connection: options)
        #expect(run.status == 69)
        #expect(run.error.contains("Only a socket of root, of yourself or of _clientops is talked to."))
    }

    @Test func wrongUsage() {
        #expect(TestRun(["client", "create"]).status == 64)
        #expect(TestRun(["client", "create"]).error.contains("Missing expected argument '<name>'"))
        #expect(TestRun(["client"]).status == 64)
        #expect(TestRun([]).error.contains("USAGE: clientopsctl"))
        let run = TestRun(["client", "nonsense", "-j"])
        #expect(run.status == 64)
        #expect(
            run.error == """
                {"error":{"code":-32000,"message":"Unexpected argument 'nonsense'","data":{"kind":"usage",\
                "retryable":false}}}

                """
        )
        #expect(TestRun(["client", "update", "3", "--name", "A", "--clear", "name", "--socket", "/x"]).status == 64)
    }

    @Test func helpIsNoError() {
        let run = TestRun(["client", "create", "--help"])
        #expect(run.status == 0)
        #expect(run.output.contains("USAGE: clientopsctl client create"))
        #expect(TestRun(["help", "client"]).output.contains("archive"))
        #expect(TestRun(["--version"]).output == TestRun(["version"]).output.dropFirst("clientopsctl ".count))
    }

    @Test func aReaderThatWentAwayIsNoError() throws {
        let daemon = try FakeDaemon(answers: [#"{"jsonrpc":"2.0","id":ID,"result":{"items":[],"next_cursor":"x"}}"#])
        let run = TestRun(["client", "list", "--socket", daemon.path], isOutputRead: false)
        #expect(run.status == 0)
        #expect(run.error.isEmpty)
    }

    @Test func aBrokenAuditLogIsAFailure() throws {
        let head = #"{"seq":9,"hash":"abc"}"#
        let good = try TestRun.answered(
            #"{"valid":true,"entries":9,"head":\#(head),"broken_at":null}"#,
            ["audit", "verify"]
        )
        #expect(good.status == 0)
        #expect(good.output == "The audit log is intact: 9 entries checked.\nseq   9\nhash  abc\n")
        let bad = try TestRun.answered(
            #"{"valid":false,"entries":4,"head":null,"broken_at":5}"#,
            ["audit", "verify"]
        )
        #expect(bad.status == 1)
        #expect(
            bad.output
                == "The audit log was tampered with: 4 entries checked. The first entry that does not fit is 5.\n"
        )
    }
}
