import ClientOpsClient
import ClientOpsTestSupport
import StrictJSON
import Testing

/// The socket between programs and a daemon finds what is not published, on either side.
@Suite struct CheckingProxyTests {
    private static let good = #"{"jsonrpc":"2.0","id":ID,"result":{"status":"ok"}}"#

    @Test(
        arguments: [
            ([], ["deadline_ms": 5], good, nil),
            (.requests, ["a": 1], good, "system.health /params: has the unknown member a"),
            (
                .replies, [:], #"{"jsonrpc":"2.0","id":ID,"result":{"status":3}}"#,
                #"system.health /result/status: is not of type "string""#
            ),
            (.replies, [:], "{}", "{} is no answer to "),
        ] as [(MalformedMessages, JSONObject, String, String?)]
    )
    func whatIsNotPublishedIsFound(
        malformed: MalformedMessages,
        params: JSONObject,
        answer: String,
        problem: String?
    ) throws {
        let daemon = try FakeDaemon(malformed: malformed, answers: [answer])
        let (place, log) = (try TemporaryPlace(), TrafficLog())
        let proxy = try CheckingProxy(at: place.path("proxy"), to: daemon.path, log: log)
        _ = try? Connection(path: proxy.path).call("system.health", params: params)
        let problems = log.takeProblems()
        #expect(log.messages == 2)
        #expect(problems.isEmpty == (problem == nil))
        #expect(problems.first?.hasPrefix(problem ?? "") != false, "\(problems)")
        withExtendedLifetime((daemon, place, proxy)) {}
    }

    @Test func whatComesUnaskedIsHeldTooAndSoIsASocketOfBytes() throws {
        let daemon = try FakeDaemon(malformed: .notifications) { peer in
            guard let line = peer.readLine() else { return }
            peer.notify("event.lagged", "{}")
            peer.answer(line, part: "{}")
        }
        let log = TrafficLog()
        let client = try SocketClient(path: daemon.path, tap: MessageTap(log: log))
        try client.send(line: #"{"jsonrpc":"2.0","id":1,"method":"system.ping"}"#)
        _ = try client.readLine()
        #expect(log.takeProblems() == ["event.lagged /params: has no member from_seq"])
        _ = try client.readLine()
        #expect(log.takeProblems() == [])
        withExtendedLifetime(daemon) {}
    }
}
