import ClientOpsClient
import ClientOpsProtocol
import ClientOpsTestSupport
import Glibc
import JSONRPC
import StrictJSON
import Testing

@Suite struct ConnectionTests {
    @Test func callsAndGetsTheResult() throws {
        let daemon = try FakeDaemon(answers: [#"{"jsonrpc":"2.0","id":ID,"result":{"status":"ok"}}"#])
        let connection = try Connection(path: daemon.path)
        #expect(try connection.call("system.health", params: ["deadline_ms": 5]) == ["status": "ok"])
        #expect(daemon.received == [#"{"jsonrpc":"2.0","id":1,"method":"system.health","params":{"deadline_ms":5}}"#])
    }

    @Test func callsAMethodByItsType() throws {
        let row = """
            {"id":7,"name":"Acme","company":null,"email":null,"phone":null,"notes":null,"revision":1,\
            "created_at":"2026-01-31T09:15:00.000Z","updated_at":"2026-01-31T09:15:00.000Z","archived_at":null,"new":1}
            """
        let daemon = try FakeDaemon(answers: [#"{"jsonrpc":"2.0","id":ID,"result":\#(row)}"#])
        let connection = try Connection(path: daemon.path)
        let client = try connection.call(
            ClientMethods.Get.self,
            GetParams(id: 7),
            reserved: ReservedParams(deadlineMilliseconds: DeadlineMilliseconds(5))
        )
        #expect(JSONValue(try JSONDocument(StrictJSONEncoder().encode(client)).root)["name"] == "Acme")
        #expect(
            daemon.received == [
                #"{"jsonrpc":"2.0","id":1,"method":"client.get","params":{"id":7,"deadline_ms":5}}"#
            ]
        )
    }

    @Test func writesReservedParamsAlone() throws {
        let daemon = try FakeDaemon(answers: [#"{"jsonrpc":"2.0","id":ID,"result":{"status":"ok"}}"#])
        let connection = try Connection(path: daemon.path)
        let reserved = ReservedParams(deadlineMilliseconds: DeadlineMilliseconds(5))
        #expect(try connection.call(SystemMethods.Health.self, NoParams(), reserved: reserved).status == .ok)
        #expect(daemon.received.first?.contains(#""params":{"deadline_ms":5}"#) == true)
    }

    @Test func aResultOfAnotherShapeIsNotUnderstood() throws {
        let daemon = try FakeDaemon(
            malformed: .replies,
            answers: [#"{"jsonrpc":"2.0","id":ID,"result":{"status":3}}"#]
        )
        let connection = try Connection(path: daemon.path)
        let error = #expect(throws: ClientError.self) {
            try connection.call(SystemMethods.Health.self, NoParams())
        }
        #expect(error?.kind == "protocol_violation")
        #expect(error?.exitStatus == 69)
    }

    @Test func pipelinesCallsAndKeepsNotifications() throws {
        let daemon = try FakeDaemon { peer in
            let lines = [peer.readLine(), peer.readLine()].compactMap { $0 }
            peer.write(#"{"jsonrpc":"2.0","method":"event","params":\#(FakeDaemon.change(1))}"# + "\r\n\n")
            for line in lines { peer.answer(line, part: "{}") }
            peer.event(2)
            peer.waitForEnd()
        }
        let connection = try Connection(path: daemon.path)
        let first = try connection.send("system.health")
        let second = try connection.send("system.ping", params: Array("{}".utf8))
        #expect(try connection.receive().id == first)
        #expect(try connection.receive().id == second)
        #expect(connection.takeNotifications().map { $0.params?["seq"] } == [1])
        #expect(connection.takeNotifications().isEmpty)
        let last = try connection.receiveNotification()
        #expect(last.method == "event")
        #expect(last.params?["seq"] == 2)
    }

    @Test func putsChoppedAnswersTogether() throws {
        let daemon = try FakeDaemon { peer in
            while let line = peer.readLine() {
                for character in FakeDaemon.reply(to: line, part: #"{"name":"ü"}"#) + "\n" {
                    peer.write(String(character))
                }
            }
        }
        let connection = try Connection(path: daemon.path)
        for _ in 0..<3 { #expect(try connection.call("client.get", params: ["id": 1])["name"] == "ü") }
    }

    @Test func readsAnswersOfSeveralMebibytes() throws {
        let text = String(repeating: "x", count: 3 << 20)
        let daemon = try FakeDaemon { peer in
            if let line = peer.readLine() { peer.answer(line, part: #"{"text":"\#(text)"}"#) }
        }
        let result = try Connection(path: daemon.path).call("system.metrics")
        #expect(result["text"]?.stringValue?.utf8.count == text.utf8.count)
    }

    @Test func refusesAnswersBeyondItsLimit() throws {
        let daemon = try FakeDaemon { peer in
            if let line = peer.readLine() {
                peer.answer(line, part: #"{"text":"\#(String(repeating: "x", count: 5000))"}"#)
            }
        }
        let connection = try Connection(path: daemon.path, options: ConnectionOptions(maximumReply: 4096))
        #expect(throws: ClientError.protocolViolation("an answer is longer than 4096 bytes")) {
            try connection.call("system.metrics")
        }
    }

    @Test func passesLinesAsTheyAre() throws {
        let (request, reply) = (
            #"[{"jsonrpc":"2.0","id":1,"method":"system.health"}]"#,
            #"[{"jsonrpc":"2.0", "id":1, "result":{"status":"ok"}}]"#
        )
        let daemon = try FakeDaemon(answers: [reply])
        let connection = try Connection(path: daemon.path)
        let answer = try connection.callRaw(Array(request.utf8))
        #expect(String(decoding: answer, as: UTF8.self) == reply)
        #expect(daemon.received == [request])
    }

    @Test func aRefusedConnectionGivesTheDaemonsReason() throws {
        let daemon = try FakeDaemon { $0.turnAway() }
        let connection = try Connection(path: daemon.path)
        let error = #expect(throws: ClientError.self) { try connection.call("system.health") }
        let data: JSONObject = ["which": "connections", "limit": 64]
        #expect(error == .daemon(RPCError(.limitExceeded, "Too many.", data: data, retryable: true)))
        #expect(error?.exitStatus == 75)
    }

    @Test(arguments: [
        "hello", "{}", #"{"jsonrpc":"2.0","id":99,"result":1}"#, #"[{"jsonrpc":"2.0","id":1,"result":1}]"#,
        #"{"jsonrpc":"2.0","id":1,"error":{}}"#, #"{"jsonrpc":"2.0","id":null,"result":1}"#,
    ])
    func doesNotAcceptNonsense(answer: String) throws {
        let daemon = try FakeDaemon(malformed: .replies, answers: [answer])
        let connection = try Connection(path: daemon.path)
        let error = #expect(throws: ClientError.self) { try connection.call("system.health") }
        #expect(error?.kind == "protocol_violation")
    }

    @Test func noticesTheEnd() throws {
        let daemon = try FakeDaemon { peer in _ = peer.readLine() }
        let connection = try Connection(path: daemon.path)
        #expect(throws: ClientError.closed(path: daemon.path)) { try connection.call("system.health") }
        #expect(throws: ClientError.closed(path: daemon.path)) { try connection.call("system.health") }
    }

    @Test func waitsNoLongerThanAllowed() throws {
        let daemon = try FakeDaemon { $0.waitForEnd() }
        let options = ConnectionOptions(replyTimeout: .milliseconds(20))
        let connection = try Connection(path: daemon.path, options: options)
        let expected = ClientError.timedOut(path: daemon.path, waitingFor: .reply, seconds: 0.02)
        #expect(throws: expected) { try connection.call("system.health") }
        #expect(expected.exitStatus == 124)
    }

    @Test func givesUpWhenTheDaemonTakesNothing() throws {
        let daemon = try FakeDaemon { $0.waitForEndWithoutReading() }
        let options = ConnectionOptions(replyTimeout: .milliseconds(20))
        let connection = try Connection(path: daemon.path, options: options)
        let expected = ClientError.timedOut(path: daemon.path, waitingFor: .room, seconds: 0.02)
        #expect(throws: expected) { try connection.send(line: [UInt8](repeating: 120, count: 8 << 20)) }
    }
}
