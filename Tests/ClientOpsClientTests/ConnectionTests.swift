import ClientOpsClient
import ClientOpsProtocol
import Glibc
import JSONRPC
import StrictJSON
import Testing

@Suite struct ConnectionTests {
    @Test func callsAndGetsTheResult() throws {
        let daemon = try FakeDaemon(answers: [#"{"jsonrpc":"2.0","id":ID,"result":{"status":"ok"}}"#])
        let connection = try Connection(path: daemon.path)
        #expect(try connection.call("system.health", params: ["a": 1]) == ["status": "ok"])
        #expect(daemon.received == [#"{"jsonrpc":"2.0","id":1,"method":"system.health","params":{"a":1}}"#])
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
            reserved: ReservedParams(validateOnly: true)
        )
        #expect(JSONValue(try JSONDocument(StrictJSONEncoder().encode(client)).root)["name"] == "Acme")
        #expect(
            daemon.received == [
                #"{"jsonrpc":"2.0","id":1,"method":"client.get","params":{"id":7,"validate_only":true}}"#
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
        let daemon = try FakeDaemon(answers: [#"{"jsonrpc":"2.0","id":ID,"result":{"status":3}}"#])
        let connection = try Connection(path: daemon.path)
        let error = #expect(throws: ClientError.self) {
            try connection.call(SystemMethods.Health.self, NoParams())
        }
        #expect(error?.kind == "protocol_violation")
        #expect(error?.exitStatus == 69)
    }

    @Test func pipelinesCallsAndKeepsNotifications() throws {
        let daemon = try FakeDaemon { peer in
            let ids = [peer.readLine(), peer.readLine()].compactMap { $0 }.map(FakeDaemon.id)
            peer.write(#"{"jsonrpc":"2.0","method":"event","params":{"seq":1}}"# + "\r\n\n")
            for id in ids { peer.write(#"{"jsonrpc":"2.0","id":\#(id),"result":\#(id)}"# + "\n") }
            peer.write(#"{"jsonrpc":"2.0","method":"event","params":{"seq":2}}"# + "\n")
            peer.waitForEnd()
        }
        let connection = try Connection(path: daemon.path)
        let first = try connection.send("a")
        let second = try connection.send("b", params: Array("{}".utf8))
        #expect(try connection.receive().id == first)
        #expect(try connection.receive().id == second)
        #expect(connection.takeNotifications().map(\.params) == [["seq": 1]])
        #expect(connection.takeNotifications().isEmpty)
        let last = try connection.receiveNotification()
        #expect(last.method == "event")
        #expect(last.params == ["seq": 2])
    }

    @Test func putsChoppedAnswersTogether() throws {
        let daemon = try FakeDaemon { peer in
            while let line = peer.readLine() {
                for character in #"{"jsonrpc":"2.0","id":\#(FakeDaemon.id(of: line)),"result":"ü"}"# + "\n" {
                    peer.write(String(character))
                }
            }
        }
        let connection = try Connection(path: daemon.path)
        for _ in 0..<3 { #expect(try connection.call("x") == "ü") }
    }

    @Test func readsAnswersOfSeveralMebibytes() throws {
        let text = String(repeating: "x", count: 3 << 20)
        let daemon = try FakeDaemon(answers: [#"{"jsonrpc":"2.0","id":ID,"result":"\#(text)"}"#])
        #expect(try Connection(path: daemon.path).call("x").stringValue?.utf8.count == text.utf8.count)
    }

    @Test func refusesAnswersBeyondItsLimit() throws {
        let daemon = try FakeDaemon(answers: [
            #"{"jsonrpc":"2.0","id":ID,"result":"\#(String(repeating: "x", count: 5000))"}"#
        ])
        let connection = try Connection(path: daemon.path, options: ConnectionOptions(maximumReply: 4096))
        #expect(throws: ClientError.protocolViolation("an answer is longer than 4096 bytes")) {
            try connection.call("x")
        }
    }

    @Test func passesLinesAsTheyAre() throws {
        let daemon = try FakeDaemon(answers: [#"[{"jsonrpc":"2.0","id":1,"result":1}]"#, "{}"])
        let connection = try Connection(path: daemon.path)
        let answer = try connection.callRaw(Array(#"[{"jsonrpc":"2.0","id":1,"method":"x"}]"#.utf8))
        #expect(String(decoding: answer, as: UTF8.self) == #"[{"jsonrpc":"2.0","id":1,"result":1}]"#)
        #expect(daemon.received == [#"[{"jsonrpc":"2.0","id":1,"method":"x"}]"#])
    }

    @Test func aRefusedConnectionGivesTheDaemonsReason() throws {
        let daemon = try FakeDaemon { peer in
            let error = #"{"code":-32007,"message":"Too many.","data":{"kind":"limit_exceeded","retryable":true}}"#
            peer.write(#"{"jsonrpc":"2.0","id":null,"error":\#(error)}"# + "\n")
        }
        let connection = try Connection(path: daemon.path)
        let error = #expect(throws: ClientError.self) { try connection.call("x") }
        #expect(error == .daemon(RPCError(.limitExceeded, "Too many.", retryable: true)))
        #expect(error?.exitStatus == 75)
    }

    @Test(arguments: [
        "hello", "{}", #"{"jsonrpc":"2.0","id":99,"result":1}"#, #"[{"jsonrpc":"2.0","id":1,"result":1}]"#,
        #"{"jsonrpc":"2.0","id":1,"error":{}}"#, #"{"jsonrpc":"2.0","id":null,"result":1}"#,
    ])
    func doesNotAcceptNonsense(answer: String) throws {
        let daemon = try FakeDaemon(answers: [answer])
        let connection = try Connection(path: daemon.path)
        let error = #expect(throws: ClientError.self) { try connection.call("x") }
        #expect(error?.kind == "protocol_violation")
    }

    @Test func noticesTheEnd() throws {
        let daemon = try FakeDaemon { peer in _ = peer.readLine() }
        let connection = try Connection(path: daemon.path)
        #expect(throws: ClientError.closed(path: daemon.path)) { try connection.call("x") }
        #expect(throws: ClientError.closed(path: daemon.path)) { try connection.call("x") }
    }

    @Test func waitsNoLongerThanAllowed() throws {
        let daemon = try FakeDaemon { $0.waitForEnd() }
        let options = ConnectionOptions(replyTimeout: .milliseconds(20))
        let connection = try Connection(path: daemon.path, options: options)
        let expected = ClientError.timedOut(path: daemon.path, waitingFor: .reply, seconds: 0.02)
        #expect(throws: expected) { try connection.call("x") }
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
