import ClientOpsProtocol
import ClientOpsTestSupport
import StrictJSON
import Testing

@testable import ClientOpsClient

@Suite struct RepetitionTests {
    /// A daemon that goes away with the first call and answers the second.
    private func daemonThatFailsOnce(malformed: MalformedMessages = []) throws -> FakeDaemon {
        try FakeDaemon(malformed: malformed, conversations: [{ _ = $0.readLine() }, { $0.answerWithExamples() }])
    }

    /// Calls a method and answers the text of its result.
    private func call(
        _ method: String,
        _ daemon: FakeDaemon,
        _ options: CallOptions = .patient
    ) async throws -> String {
        let params = method == "client.create" ? ["name": "Acme"] : [:]
        return try await daemon.client().call(method, params, returning: JSONText.self, options: options).description
    }

    @Test(arguments: ["client.list", "audit.verify"])
    func readsAreRepeated(method: String) async throws {
        let daemon = try daemonThatFailsOnce()
        #expect(try await call(method, daemon) == FakeDaemon.example(of: method))
        #expect(daemon.received.count == 2)
    }

    @Test func writesAreRepeatedWithTheSameKey() async throws {
        let daemon = try daemonThatFailsOnce()
        #expect(try await call("client.create", daemon) == FakeDaemon.example(of: "client.create"))
        let keys = try daemon.receivedParams().map { $0["request_id"]?.stringValue }
        #expect(keys.count == 2)
        #expect(keys[0] == keys[1])
        #expect((1...64).contains(keys[0]?.utf8.count ?? 0))
    }

    @Test func everyWriteGetsAKeyOfItsOwn() async throws {
        let daemon = try FakeDaemon { $0.answerWithExamples() }
        for _ in 0..<3 { _ = try await call("client.create", daemon) }
        #expect(Set(try daemon.receivedParams().map { $0["request_id"]?.stringValue }).count == 3)
    }

    @Test func aTrialIsRepeatedWithoutAKey() async throws {
        let daemon = try daemonThatFailsOnce()
        let trial = CallOptions(deadline: nil, validateOnly: true)
        #expect(try await call("client.create", daemon, trial) == FakeDaemon.example(of: "client.create"))
        #expect(try daemon.receivedParams().allSatisfy { $0["request_id"] == nil && $0["validate_only"] == true })
    }

    @Test(arguments: [
        ("reconcile.run", .patient), ("of.a_newer_daemon", .patient),
        ("client.create", CallOptions(deadline: nil, repeats: false)),
        ("client.list", CallOptions(deadline: nil, repeats: false)),
    ])
    func whatCouldDoHarmIsNot(method: String, options: CallOptions) async throws {
        let daemon = try daemonThatFailsOnce(malformed: method == "of.a_newer_daemon" ? .requests : [])
        let error = await #expect(throws: CallError.self) { try await call(method, daemon, options) }
        #expect(error?.kind == .connectionClosed)
        #expect(error?.mayHaveHappened == true)
        #expect(daemon.received.count == 1)
        #expect(try daemon.receivedParams().allSatisfy { $0["request_id"] == nil })
    }

    @Test(arguments: [(-32010, "shutting_down"), (-32007, "limit_exceeded")])
    func whatWasRefusedForTheMomentIsRepeated(code: Int, kind: String) async throws {
        let daemon = try FakeDaemon { peer in
            guard let first = peer.readLine() else { return }
            peer.refuse(first, code, FakeDaemon.passing[kind] ?? "")
            peer.answerWithExamples()
        }
        #expect(try await call("reconcile.run", daemon) == FakeDaemon.example(of: "reconcile.run"))
    }

    @Test func anUnknownOutcomeIsSettledByTheKeyOnly() async throws {
        let script: @Sendable (borrowing FakeDaemon.Peer) -> Void = { peer in
            guard let first = peer.readLine() else { return }
            peer.refuse(first, -32009, FakeDaemon.passing["storage_unavailable"] ?? "")
            peer.answerWithExamples()
        }
        let created = try await call("client.create", try FakeDaemon(script: script))
        #expect(created == FakeDaemon.example(of: "client.create"))
        let error = await #expect(throws: CallError.self) {
            try await call("reconcile.run", try FakeDaemon(script: script))
        }
        #expect(error?.mayHaveHappened == true)
    }

    @Test func aConnectionThatWasRefusedIsTriedAgain() async throws {
        let daemon = try FakeDaemon(conversations: [
            { $0.turnAway() },
            { $0.answerWithExamples() },
        ])
        #expect(try await call("reconcile.run", daemon) == FakeDaemon.example(of: "reconcile.run"))
    }

    @Test func noAttemptBeginsAfterTheDeadline() async throws {
        let daemon = try daemonThatFailsOnce()
        let backoff = Backoff(first: .seconds(3600), longest: .seconds(3600))
        let client = DaemonClient(path: daemon.path, options: ConnectionOptions(), backoff: backoff)
        let error = await #expect(throws: CallError.self) {
            try await client.call("client.list", API.NoParams(), returning: JSONText.self)
        }
        #expect(error?.kind == .connectionClosed)
        #expect(daemon.received.count == 1)
    }

    @Test func nobodyThereIsTriedUntilTheDeadline() async throws {
        let place = try TemporaryPlace()
        let client = DaemonClient(path: place.path("none"), options: ConnectionOptions())
        let error = await #expect(throws: CallError.self) {
            try await client.call(API.SystemMethods.Ping.self, options: CallOptions(deadline: .milliseconds(1)))
        }
        #expect(error?.kind == .unreachable)
        #expect(error?.mayHaveHappened == false)
    }

    @Test func theBlockingClientRepeatsReadsOnly() throws {
        let read = try daemonThatFailsOnce()
        let options = ConnectionOptions()
        let page = try Connection.call("client.list", params: nil, path: read.path, options: options)
        #expect(String(decoding: page.serialized(), as: UTF8.self) == FakeDaemon.example(of: "client.list"))
        let write = try daemonThatFailsOnce()
        #expect(throws: ClientError.closed(path: write.path)) {
            try Connection.call("client.create", params: ["name": "Acme"], path: write.path, options: options)
        }
        let keyed = try daemonThatFailsOnce()
        let params: JSONObject = ["name": "Acme", "request_id": "k"]
        let row = try Connection.call("client.create", params: params, path: keyed.path, options: options)
        #expect(String(decoding: row.serialized(), as: UTF8.self) == FakeDaemon.example(of: "client.create"))
    }

    @Test func waitsGrowUpToTheLongest() {
        let backoff = Backoff(first: .milliseconds(50), longest: .seconds(2))
        #expect(backoff.delay(after: 0, jitter: 1) == .milliseconds(50))
        #expect(backoff.delay(after: 3, jitter: 1) == .milliseconds(400))
        #expect(backoff.delay(after: 3, jitter: 0.5) == .milliseconds(200))
        #expect(backoff.delay(after: 1_000_000, jitter: 1) == .seconds(2))
        #expect((0..<100).allSatisfy { _ in backoff.delay(after: 0) >= .milliseconds(25) })
    }
}
