import ClientOpsClient
import ClientOpsProtocol
import StrictJSON
import Testing

@testable import ClientOpsTestSupport

/// A fake daemon finds what of its conversations is not published, on either side.
@Suite struct FakeDaemonTests {
    @Test(
        arguments: [
            ("client.read", [:], "client.read /method: is not published"),
            ("client.get", [:], "client.get /params: has no member id"),
            ("client.get", ["id": "1"], #"client.get /params/id: is not of type "integer""#),
            ("system.health", ["a": 1], "system.health /params: has the unknown member a"),
        ] as [(String, JSONObject, String)]
    )
    func aRequestThatIsNotPublishedIsFound(method: String, params: JSONObject, problem: String) throws {
        let daemon = try FakeDaemon { peer in
            while let line = peer.readLine() {
                peer.refuse(line, -32603, #"{"kind":"internal","retryable":false,"reference":"r"}"#)
            }
        }
        #expect(throws: ClientError.self) { try Connection(path: daemon.path).call(method, params: params) }
        #expect(daemon.takeProblems() == [problem])
    }

    @Test func aLineThatIsNoRequestIsFound() throws {
        let daemon = try FakeDaemon(
            answers: ["[]", "[]"].map { _ in #"{"jsonrpc":"2.0","id":null,"error":\#(error)}"# }
        )
        let connection = try Connection(path: daemon.path)
        for line in ["hello", #"{"jsonrpc":"2.0","id":1}"#] { _ = try connection.callRaw(Array(line.utf8)) }
        #expect(daemon.takeProblems() == ["the request is no JSON: hello", "request: has no method"])
    }

    private let error = #"{"code":-32603,"message":"No.","data":{"kind":"internal","retryable":false,"reference":"r"}}"#

    @Test(
        arguments: [
            (#"{"jsonrpc":"2.0","id":ID,"result":{"status":"ok"}}"#, nil),
            (#"{"jsonrpc":"2.0","id":ID,"result":{}}"#, "system.health /result: has no member status"),
            ("hello", "the reply is no JSON: hello"),
            (#"{"jsonrpc":"2.0","id":99,"result":{}}"#, "nobody asked for "),
            (#"{"jsonrpc":"2.0","id":ID,"result":{"status":"ok"},"more":1}"#, "system.health /: there are not"),
            (
                #"{"jsonrpc":"2.0","id":ID,"error":{"code":-32005,"message":"No.","data":"#
                    + #"{"kind":"stale_revision","retryable":false,"current":1}}}"#,
                "system.health /error: stale_revision is not declared"
            ),
        ] as [(String, String?)]
    )
    func aReplyThatIsNotPublishedIsFound(answer: String, problem: String?) throws {
        let daemon = try FakeDaemon { peer in
            guard let line = peer.readLine() else { return }
            // However the bytes are chopped.
            for byte in answer.replacing("ID", with: FakeDaemon.id(of: line)) + "\n" { peer.write(String(byte)) }
            peer.waitForEnd()
        }
        _ = try? Connection(path: daemon.path).call("system.health")
        let problems = daemon.takeProblems()
        #expect(problems.isEmpty == (problem == nil))
        #expect(problems.first?.hasPrefix(problem ?? "") != false, "\(problems)")
    }

    @Test func aNotificationThatIsNotPublishedIsFound() throws {
        let daemon = try FakeDaemon { peer in
            guard let line = peer.readLine() else { return }
            peer.notify("event.lagged", "{}")
            peer.notify("event.lost", "{}")
            peer.answer(line, part: "{}")
        }
        _ = try Connection(path: daemon.path).call("system.ping")
        let expected = ["event.lagged /params: has no member from_seq", "event.lost: came without being published"]
        #expect(daemon.takeProblems() == expected)
    }

    @Test func whatIsAnnouncedIsNoProblemAndHasToCome() {
        let traffic = FakeTraffic([.replies, .requests], at: #_sourceLocation)
        #expect(traffic.unused == [.replies, .requests])
        traffic.note(.replies, [])
        #expect(traffic.unused == [.replies, .requests])
        traffic.note(.replies, ["a"])
        #expect(traffic.unused == .requests)
        traffic.note(.requests, ["b"])
        traffic.note(.notifications, ["c"])
        #expect(traffic.unused.isEmpty)
        #expect(traffic.takeProblems() == ["c"])
    }

    @Test(arguments: allMethods.types.map { $0.name })
    func whatIsCompletedIsAsPublished(method: String) throws {
        let result = JSONValue(try JSONDocument(MessageChecker.published.completed("{}", for: method)).root)
        let request: JSONValue = ["jsonrpc": "2.0", "id": 1, "method": .string(method)]
        let reply: JSONValue = ["jsonrpc": "2.0", "id": 1, "result": result]
        #expect(MessageChecker.published.problems(answer: reply, to: request) == [])
        // Nothing is added to what is whole, not even another order.
        let example = FakeDaemon.example(of: method)
        #expect(MessageChecker.published.completed(example, for: method) == example)
    }
}
