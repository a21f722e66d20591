import ClientOpsProtocol
import ClientOpsTestSupport
import StrictJSON
import Testing

@testable import ClientOpsClient

@Suite struct WaitingTests {
    @Test func aCancelledTaskWaitsNoLonger() async throws {
        let (arrivals, arrived) = AsyncStream<Void>.makeStream()
        let daemon = try FakeDaemon { peer in
            guard let first = peer.readLine() else { return }
            arrived.yield()
            guard let second = peer.readLine() else { return }
            // The answer that nobody waits for any more comes all the same.
            peer.answer(first, part: "{}")
            peer.answer(second, part: #"{"status":"ok"}"#)
            peer.waitForEnd()
        }
        let client = daemon.client()
        let task = Task { try await client.call(API.SystemMethods.Ping.self, options: .patient) }
        for await _ in arrivals { break }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(try await client.call(API.SystemMethods.Health.self, options: .patient).status == .ok)
    }

    @Test func aTaskThatWasCancelledBeforeSendsNothing() async throws {
        let daemon = try FakeDaemon { $0.answerWithExamples() }
        let client = daemon.client()
        let (gate, opened) = AsyncStream<Void>.makeStream()
        let task = Task {
            for await _ in gate { break }
            return try await client.call(API.SystemMethods.Ping.self, options: .patient)
        }
        task.cancel()
        opened.yield()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(try await client.call(API.SystemMethods.Health.self, options: .patient).status == .ok)
        #expect(daemon.received.map(FakeDaemon.method) == ["system.health"])
    }

    @Test func aCancelledTaskDoesNotWaitForTheNextAttempt() async throws {
        let (arrivals, arrived) = AsyncStream<Void>.makeStream()
        let daemon = try FakeDaemon { peer in
            _ = peer.readLine()
            arrived.yield()
        }
        let backoff = Backoff(first: .seconds(3600), longest: .seconds(3600))
        let client = DaemonClient(path: daemon.path, options: ConnectionOptions(), backoff: backoff)
        let task = Task {
            try await client.call(API.SystemMethods.Ping.self, options: .patient)
        }
        for await _ in arrivals { break }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test func theDeadlineIsSentAndHeld() async throws {
        let daemon = try FakeDaemon { $0.waitForEnd() }
        let error = await #expect(throws: CallError.self) {
            let options = CallOptions(deadline: .milliseconds(50))
            return try await daemon.client().call(API.SystemMethods.Ping.self, options: options)
        }
        #expect(error?.kind == .timedOut)
        let sent = try daemon.receivedParams().first?["deadline_ms"]?.integerValue ?? 0
        #expect((1...50).contains(sent))
    }

    @Test(arguments: [(Duration.seconds(86_400), Int64(3_600_000)), (.microseconds(3), 1), (.seconds(-5), 1)])
    func theDeadlineSentIsOneTheDaemonTakes(remaining: Duration, expected: Int64) {
        let members = ReservedMembers(CallOptions(), requestID: nil, remaining: remaining)
        #expect(members.deadlineMilliseconds == expected)
    }
}
