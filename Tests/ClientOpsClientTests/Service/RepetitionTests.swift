import ClientOpsProtocol
import StrictJSON
import Testing

@testable import ClientOpsClient

@Suite struct RepetitionTests {
    /// A daemon that goes away with the first call and answers the second.
    private func daemonThatFailsOnce() throws -> FakeDaemon {
        try FakeDaemon(conversations: [{ _ = $0.readLine() }, { $0.echo() }])
    }

    private func call(
        _ method: String,
        _ daemon: FakeDaemon,
        _ options: CallOptions = .patient
    ) async throws -> String {
        try await daemon.client().call(method, API.NoParams(), returning: String.self, options: options)
    }

    @Test(arguments: ["client.list", "audit.verify"])
    func readsAreRepeated(method: String) async throws {
        let daemon = try daemonThatFailsOnce()
        #expect(try await call(method, daemon) == method)
        #expect(daemon.received.count == 2)
    }

    @Test func writesAreRepeatedWithTheSameKey() async throws {
        let daemon = try daemonThatFailsOnce()
        #expect(try await call("client.create", daemon) == "client.create")
        let keys = try daemon.receivedParams().map { $0["request_id"]?.stringValue }
        #expect(keys.count == 2)
        #expect(keys[0] == keys[1])
        #expect((1...64).contains(keys[0]?.utf8.count ?? 0))
    }

    @Test func everyWriteGetsAKeyOfItsOwn() async throws {
        let daemon = try FakeDaemon { $0.echo() }
        for _ in 0..<3 { _ = try await call("client.create", daemon) }
        #expect(Set(try daemon.receivedParams().map { $0["request_id"]?.stringValue }).count == 3)
    }

    @Test func aTrialIsRepeatedWithoutAKey() async throws {
        let daemon = try daemonThatFailsOnce()
        #expect(
            try await call("client.create", daemon, CallOptions(deadline: nil, validateOnly: true)) == "client.create"
        )
        #expect(try daemon.receivedParams().allSatisfy { $0["request_id"] == nil && $0["validate_only"] == true })
    }

    @Test(arguments: [
        ("reconcile.run", .patient), ("of.a_newer_daemon", .patient),
        ("client.create", CallOptions(deadline: nil, repeats: false)),
        ("client.list", CallOptions(deadline: nil, repeats: false)),
    ])
    func whatCouldDoHarmIsNot(method: String, options: CallOptions) async throws {
        let daemon = try daemonThatFailsOnce()
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
            peer.refuse(first, code, #"{"kind":"\#(kind)","retryable":true}"#)
            peer.echo()
        }
        #expect(try await call("reconcile.run", daemon) == "reconcile.run")
    }

    @Test func anUnknownOutcomeIsSettledByTheKeyOnly() async throws {
        let script: @Sendable (borrowing FakeDaemon.Peer) -> Void = { peer in
            guard let first = peer.readLine() else { return }
            let data = #"{"kind":"storage_unavailable","retryable":true,"outcome":"unknown"}"#
            peer.refuse(first, -32009, data)
            peer.echo()
        }
        #expect(try await call("client.create", try FakeDaemon(script: script)) == "client.create")
        let error = await #expect(throws: CallError.self) {
            try await call("reconcile.run", try FakeDaemon(script: script))
        }
        #expect(error?.mayHaveHappened == true)
    }

    @Test func aConnectionThatWasRefusedIsTriedAgain() async throws {
        let daemon = try FakeDaemon(conversations: [
            { peer in
                let error = #"{"code":-32007,"message":"Too many.","data":{"kind":"limit_exceeded","retryable":true}}"#
                peer.write(#"{"jsonrpc":"2.0","id":null,"error":\#(error)}"# + "\n")
            },
            { $0.echo() },
        ])
        #expect(try await call("reconcile.run", daemon) == "reconcile.run")
    }

    @Test func noAttemptBeginsAfterTheDeadline() async throws {
        let daemon = try daemonThatFailsOnce()
        let backoff = Backoff(first: .seconds(3600), longest: .seconds(3600))
        let client = DaemonClient(path: daemon.path, options: ConnectionOptions(), backoff: backoff)
        let error = await #expect(throws: CallError.self) {
            try await client.call("client.list", API.NoParams(), returning: String.self)
        }
        #expect(error?.kind == .connectionClosed)
        #expect(daemon.received.count == 1)
    }

    @Test func nobodyThereIsTriedUntilTheDeadline() async throws {
        let directory = try FakeDaemon.makeDirectory()
        let client = DaemonClient(path: directory + "/none", options: ConnectionOptions())
        let error = await #expect(throws: CallError.self) {
            try await client.call(API.SystemMethods.Ping.self, options: CallOptions(deadline: .milliseconds(1)))
        }
        #expect(error?.kind == .unreachable)
        #expect(error?.mayHaveHappened == false)
    }

    @Test func theBlockingClientRepeatsReadsOnly() throws {
        let read = try daemonThatFailsOnce()
        let options = ConnectionOptions()
        #expect(try Connection.call("client.list", params: nil, path: read.path, options: options) == "client.list")
        let write = try daemonThatFailsOnce()
        #expect(throws: ClientError.closed(path: write.path)) {
            try Connection.call("client.create", params: ["name": "x"], path: write.path, options: options)
        }
        let keyed = try daemonThatFailsOnce()
        let params: JSONObject = ["name": "x", "request_id": "k"]
        #expect(
            try Connection.call("client.create", params: params, path: keyed.path, options: options) == "client.create"
        )
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
