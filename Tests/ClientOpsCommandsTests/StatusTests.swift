import ClientOpsClient
import ClientOpsTestSupport
import StrictJSON
import Testing

@Suite struct StatusTests {
    @Test(arguments: ErrorCase.all)
    func leadsToAStatusAndWords(error: ErrorCase) throws {
        let run = try TestRun.refused(error.error, error.line)
        #expect(run.status == error.status)
        #expect(run.error == error.words)
        #expect(run.output.isEmpty)
    }

    @Test(arguments: ErrorCase.all)
    func isPassedOnAsJSON(error: ErrorCase) throws {
        let run = try TestRun.refused(error.error, error.line + ["-j"])
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
        let daemon = try FakeDaemon { peer in
            if let line = peer.readLine() { peer.answer(line, part: "{}") }
        }
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
