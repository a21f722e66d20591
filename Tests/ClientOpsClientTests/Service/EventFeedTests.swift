import ClientOpsProtocol
import ClientOpsTestSupport
import StrictJSON
import Synchronization
import Testing

@testable import ClientOpsClient

@Suite struct EventFeedTests {
    private typealias Script = FakeDaemon.Script

    private static func at(_ seq: Int64, _ epoch: String = "e") -> API.EventPosition {
        API.EventPosition(epoch: epoch, seq: seq)
    }

    /// Answers a subscription, then goes on.
    private static func subscribed(
        _ seq: Int,
        epoch: String = "e",
        resumed: Bool = true,
        then more: @escaping Script
    ) -> Script {
        { peer in
            guard let line = peer.readLine() else { return }
            peer.answer(line, #"{"epoch":"\#(epoch)","seq":\#(seq),"resumed":\#(resumed)}"#)
            more(peer)
        }
    }

    /// The first elements of a feed, in short.
    private func elements(_ count: Int, of feed: EventFeed) async throws -> [String] {
        var found: [String] = []
        for try await element in feed {
            switch element {
            case .began(let position): found.append("began \(position.epoch)\(position.seq)")
            case .event(let event, let position):
                #expect(event.seq == position.seq)
                found.append("\(position.epoch)\(event.entityID)")
            case .lagged(let seq): found.append("lagged \(seq)")
            case .restarted(let position): found.append("restarted \(position.epoch)\(position.seq)")
            }
            if found.count == count { break }
        }
        return found
    }

    @Test func goesOnAfterTheLastOneItGaveOut() async throws {
        let daemon = try FakeDaemon(conversations: [
            Self.subscribed(5) { peer in
                peer.event(6)
                peer.event(8)
            },
            Self.subscribed(9) { peer in
                // What is sent twice comes once.
                for seq in [6, 8, 9, 10] { peer.event(seq) }
                peer.waitForEnd()
            },
        ])
        let feed = daemon.client().events(entities: [.client, .project])
        #expect(try await elements(5, of: feed) == ["began e5", "e6", "e8", "e9", "e10"])
        let entities: JSONValue = ["client", "project"]
        let expected: [JSONValue] = [
            ["entities": entities], ["after": ["epoch": "e", "seq": 8], "entities": entities],
        ]
        #expect(try daemon.receivedParams() == expected)
        #expect(daemon.received.allSatisfy { FakeDaemon.method(of: $0) == "event.subscribe" })
    }

    @Test func aLossBeforeTheFirstChangeLosesNothing() async throws {
        let daemon = try FakeDaemon(conversations: [
            Self.subscribed(5) { _ in },
            Self.subscribed(7) { peer in
                peer.event(6)
                peer.event(7)
                peer.waitForEnd()
            },
        ])
        #expect(try await elements(3, of: daemon.client().events()) == ["began e5", "e6", "e7"])
        #expect(try daemon.receivedParams().last == ["after": ["epoch": "e", "seq": 5]])
    }

    @Test func saysThatItFellBehind() async throws {
        let scripts: [Script] = [
            Self.subscribed(9) { peer in
                peer.event(3)
                peer.notify("event.lagged", #"{"from_seq":4}"#)
                peer.notify("of.a_newer_daemon", "[]")
                peer.event(4)
                peer.waitForEnd()
            }
        ]
        let daemon = try FakeDaemon(malformed: .notifications, conversations: scripts)
        let feed = daemon.client().events(after: Self.at(2))
        #expect(try await elements(4, of: feed) == ["began e2", "e3", "lagged 4", "e4"])
    }

    @Test func saysThatTheStoreIsAnotherOne() async throws {
        let daemon = try FakeDaemon(conversations: [
            Self.subscribed(2, epoch: "f", resumed: false) { $0.event(3) },
            Self.subscribed(1, epoch: "g", resumed: false) { peer in
                peer.event(2)
                peer.waitForEnd()
            },
        ])
        let feed = daemon.client().events(after: Self.at(1000))
        #expect(try await elements(4, of: feed) == ["restarted f2", "f3", "restarted g1", "g2"])
        #expect(try daemon.receivedParams().last == ["after": ["epoch": "f", "seq": 3]])
    }

    @Test func endsWithWhatCannotPass() async throws {
        let daemon = try FakeDaemon { peer in
            guard let line = peer.readLine() else { return }
            peer.refuse(line, -32001, #"{"kind":"permission_denied","retryable":false,"role":"staff","how":"Ask."}"#)
            peer.waitForEnd()
        }
        let error = await #expect(throws: CallError.self) { try await elements(1, of: daemon.client().events()) }
        #expect(error?.kind == .permissionDenied)
    }

    @Test func anEventThatIsNoneEndsIt() async throws {
        let scripts: [Script] = [
            Self.subscribed(1) { peer in
                peer.event(2)
                peer.notify("event", #"{"seq":"3"}"#)
                peer.waitForEnd()
            }
        ]
        let daemon = try FakeDaemon(malformed: .notifications, conversations: scripts)
        let error = await #expect(throws: CallError.self) { try await elements(3, of: daemon.client().events()) }
        #expect(error?.kind == .protocolViolation)
    }

    @Test func aCancelledTaskFollowsNoLonger() async throws {
        let daemon = try FakeDaemon(conversations: [Self.subscribed(1) { $0.waitForEnd() }])
        let (starts, started) = AsyncStream<Void>.makeStream()
        let client = daemon.client()
        let task = Task {
            for try await _ in client.events() { started.yield() }
        }
        for await _ in starts { break }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    /// More than is read ahead: the thread that reads waits for the reader, and nothing is lost.
    @Test func aSlowReaderGetsEverything() async throws {
        let daemon = try FakeDaemon(conversations: [
            Self.subscribed(0) { peer in
                for seq in 1...5000 { peer.event(seq) }
                peer.waitForEnd()
            }
        ])
        let expected = ["began e0"] + (1...5000).map { "e\($0)" }
        #expect(try await elements(5001, of: daemon.client().events()) == expected)
    }

    /// A daemon that goes away at any point of what it sends, in the middle of a line too.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func everyChangeComesOnceWhateverIsCut(seed: UInt64) async throws {
        let last = 2000
        let random = Mutex(SplitMix(state: seed))
        let daemon = try FakeDaemon { peer in
            guard let line = peer.readLine() else { return }
            let request = (try? JSONDocument(line)).map { JSONValue($0.root) }
            let after = request?["params"]?["after"]?["seq"]?.integerValue
            peer.answer(line, #"{"epoch":"e","seq":\#(last),"resumed":true}"#)
            let (count, cut) = random.withLock { ($0.next(below: 90), $0.next(below: 3) == 0) }
            let first = Int(after ?? 0) + 1
            for seq in first...max(first, min(last, first + count)) where seq <= last { peer.event(seq) }
            if cut { peer.write(#"{"jsonrpc":"2.0","method":"event","par"#) }
        }
        let expected = ["began e0"] + (1...last).map { "e\($0)" }
        #expect(try await elements(last + 1, of: daemon.client().events(after: Self.at(0))) == expected)
    }
}

/// A generator whose numbers follow from its seed.
private struct SplitMix {
    var state: UInt64

    mutating func next(below limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((value ^ (value >> 31)) % UInt64(limit))
    }
}
