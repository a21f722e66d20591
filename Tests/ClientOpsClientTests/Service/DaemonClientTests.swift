import ClientOpsProtocol
import ClientOpsTestSupport
import Foundation
import StrictJSON
import Testing

@testable import ClientOpsClient

@Suite struct DaemonClientTests {
    @Test func callsWithTypes() async throws {
        let row = """
            {"id":7,"name":"Acme","company":null,"email":null,"phone":null,"notes":null,"revision":1,\
            "created_at":"2026-01-31T09:15:00.000Z","updated_at":"2026-01-31T09:15:00.000Z","archived_at":null,\
            "of_a_newer_daemon":{}}
            """
        let daemon = try FakeDaemon { peer in
            while let line = peer.readLine() { peer.answer(line, row) }
        }
        let options = CallOptions(deadline: nil, requestID: "k", reason: "why")
        let acme = try await daemon.client().call(API.ClientMethods.Create.self, .init(name: "Acme"), options: options)
        #expect((acme.id, acme.name, acme.company) == (7, "Acme", nil))
        #expect(try daemon.receivedParams() == [["name": "Acme", "request_id": "k", "reason": "why"]])
    }

    @Test func anUpdateTellsAbsentFromCleared() async throws {
        let daemon = try FakeDaemon { peer in
            while let line = peer.readLine() { peer.answer(line, part: #"{"validate_only":true,"changes":[]}"#) }
        }
        let params = API.ClientMethods.Update.Params(id: 1, company: .set("X"), notes: .clear)
        let options = CallOptions(deadline: nil, repeats: false, ifRevision: 3, validateOnly: true)
        _ = try await daemon.client().call("client.update", params, returning: JSONText.self, options: options)
        let expected: JSONValue = [
            "id": 1, "company": "X", "notes": nil, "if_revision": 3, "validate_only": true,
        ]
        #expect(try daemon.receivedParams() == [expected])
        let text = try StrictJSONEncoder(nullPolicy: .omit).encode(params)
        let back = try StrictJSONDecoder().decode(API.ClientMethods.Update.Params.self, from: JSONDocument(text).root)
        #expect(back == params)
    }

    /// The daemon answers nothing before it has all calls, and then in an order of its own.
    @Test func callsShareAConnectionWithoutWaitingForEachOther() async throws {
        let daemon = try FakeDaemon { peer in
            let lines = (0..<50).compactMap { _ in peer.readLine() }
            for line in lines.reversed() { peer.answer(line, part: #"{"id":\#(FakeDaemon.id(of: line))}"#) }
            peer.waitForEnd()
        }
        let client = daemon.client()
        let results = try await withThrowingTaskGroup(of: Int64.self, returning: Set<Int64>.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    try await client.call(API.ClientMethods.Get.self, .init(id: 1), options: .patient).id
                }
            }
            return try await group.reduce(into: []) { $0.insert($1) }
        }
        #expect(results == Set(1...50))
    }

    @Test func errorsHaveKindAndData() async throws {
        let daemon = try FakeDaemon { peer in
            while let line = peer.readLine() {
                peer.refuse(
                    line,
                    -32003,
                    #"{"kind":"conflict","retryable":false,"rule":"one_active_production","conflicting_id":9}"#
                )
            }
        }
        let error = await #expect(throws: CallError.self) {
            try await daemon.client().call(API.InstanceMethods.Activate.self, .init(id: 1), options: .patient)
        }
        #expect(error?.kind == .conflict)
        #expect(error?.message == "No.")
        #expect(error?.data.member("conflicting_id", as: Int64.self) == 9)
        #expect(error?.data.member("conflicting_id", as: String.self) == nil)
        #expect(error.map { [$0.isRetryable, $0.mayHaveHappened] } == [false, false])
    }

    @Test(arguments: ["hello", "{}", #"{"jsonrpc":"2.0","id":99,"result":1}"#, "[]"])
    func doesNotAcceptNonsense(answer: String) async throws {
        let daemon = try FakeDaemon(malformed: .replies, answers: [answer])
        let error = await #expect(throws: CallError.self) {
            try await daemon.client().call(API.SystemMethods.Ping.self, options: .patient)
        }
        #expect(error?.kind == .protocolViolation)
        #expect(error?.mayHaveHappened == true)
    }

    @Test func aResultOfAnotherFormIsAViolation() async throws {
        let daemon = try FakeDaemon(
            malformed: .replies,
            answers: [#"{"jsonrpc":"2.0","id":ID,"result":{"version":1}}"#]
        )
        let error = await #expect(throws: CallError.self) {
            try await daemon.client().call(API.SystemMethods.Ping.self, options: .patient)
        }
        #expect(error?.kind == .protocolViolation)
        #expect(error?.message.contains("system.ping") == true)
    }

    @Test func refusesAnswersBeyondItsLimit() async throws {
        let text = String(repeating: "x", count: 5000)
        let daemon = try FakeDaemon { peer in
            if let line = peer.readLine() { peer.answer(line, part: #"{"text":"\#(text)"}"#) }
        }
        let error = await #expect(throws: CallError.self) {
            let client = daemon.client(ConnectionOptions(maximumReply: 4096))
            return try await client.call("system.metrics", API.NoParams(), returning: JSONText.self, options: .patient)
        }
        #expect(error?.kind == .protocolViolation)
    }

    @Test func rowsComePageByPage() async throws {
        let daemon = try FakeDaemon { peer in
            while let line = peer.readLine() {
                let isFirst = line.contains(#""cursor":"""#)
                peer.answer(line, part: isFirst ? Self.page(1...2, next: "\"c\"") : Self.page(3...3, next: "null"))
            }
        }
        var names: [String] = []
        for try await row in daemon.client().rows(API.ClientMethods.List.self, .init(q: "x"), options: .patient) {
            names.append(row.name)
        }
        #expect(names == ["1", "2", "3"])
        #expect(try daemon.receivedParams().map { $0["cursor"] } == ["", "c"])
    }

    private static func page(_ ids: ClosedRange<Int>, next: String) -> String {
        let rows = ids.map {
            #"{"id":\#($0),"name":"\#($0)"}"#
        }
        return #"{"items":[\#(rows.joined(separator: ","))],"next_cursor":\#(next)}"#
    }

    @Test func anythingIsPassedAsItsText() async throws {
        let daemon = try FakeDaemon(
            malformed: [.requests, .replies],
            answers: [#"{"jsonrpc":"2.0","id":ID,"result":{"a":[1.50,null]}}"#]
        )
        let options = CallOptions.patient
        let params = try #require(JSONText(#" {"z": 1.50} "#))
        let result = try await daemon.client().call("x.y", params, returning: JSONText.self, options: options)
        #expect(result.description == #"{"a":[1.50,null]}"#)
        #expect(daemon.received == [#"{"jsonrpc":"2.0","id":1,"method":"x.y","params":{"z": 1.50}}"#])
        #expect(JSONText("{") == nil)
        #expect(try JSONDecoder().decode(JSONText.self, from: Data("[1]".utf8)).decoded(as: [Int].self) == [1])
        #expect(String(decoding: try JSONEncoder().encode(result), as: UTF8.self) == #"{"a":[1.5,null]}"#)
    }

    @Test func closingEndsCallsAndLaterOnesConnectAnew() async throws {
        let (arrivals, arrived) = AsyncStream<Void>.makeStream()
        let daemon = try FakeDaemon(conversations: [
            { peer in
                _ = peer.readLine()
                arrived.yield()
                peer.waitForEnd()
            },
            { $0.answerWithExamples() },
        ])
        let client = daemon.client()
        let first = Task {
            try await client.call(
                "system.ping",
                API.NoParams(),
                returning: JSONText.self,
                options: CallOptions(deadline: nil, repeats: false)
            )
        }
        for await _ in arrivals { break }
        client.close()
        await #expect(throws: CallError.self) { try await first.value }
        #expect(try await client.call(API.SystemMethods.Health.self, options: .patient).status == .ok)
    }
}
