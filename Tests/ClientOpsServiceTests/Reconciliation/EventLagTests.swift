import ClientOpsProtocol
import ClientOpsService
import ClientOpsTestSupport
import StrictJSON
import Testing

/// A reader that falls behind is told so once, and misses nothing.
@Suite struct EventLagTests {
    private let service: TestService
    private let live = PublishedLimits().liveEvents

    init() throws { service = try TestService() }

    /// Makes changes in few transactions: a client with many instances, archived and restored.
    private func change(atLeast count: Int) throws {
        let start = service.seq
        let client = service.client("Large")
        let project = service.project("Large", of: client)
        for number in 1...200 { _ = service.instance("i\(number)", in: project, active: false) }
        while service.seq < start + Int64(count) {
            for method in ["client.archive", "client.restore"] {
                try #require(service.errorKind(method, ["id": client, "reason": "test"]) == nil)
            }
        }
    }

    /// Reads piece by piece up to the end, without being woken.
    private func drain(_ connection: TestConnection) -> [JSONValue] {
        var messages: [JSONValue] = []
        while true {
            let (piece, more) = connection.pumpOnce()
            messages += piece
            if !more { return messages }
        }
    }

    private func lags(_ messages: [JSONValue]) -> [JSONValue] {
        messages.filter { $0["method"] == "event.lagged" }.compactMap { $0["params"] }
    }

    @Test func `who is far behind gets one notice and then every event`() throws {
        let connection = TestConnection(to: service)
        _ = connection.call("event.subscribe")
        _ = service.client("First")
        #expect(connection.notifications().seqs == [1])
        try change(atLeast: live + 100)
        let messages = drain(connection)
        #expect(lags(messages) == [["from_seq": 2]] && messages.first?["method"] == "event.lagged")
        #expect(messages.seqs == Array(2...service.seq))
        // Having caught up, it may fall behind again.
        let caughtUp = service.seq
        try change(atLeast: live + 100)
        let again = drain(connection)
        #expect(lags(again) == [["from_seq": .integer(caughtUp + 1)]])
        #expect(again.seqs == Array(caughtUp + 1...service.seq))
    }

    @Test func `who is a little behind gets no notice`() throws {
        let connection = TestConnection(to: service)
        _ = connection.call("event.subscribe")
        try change(atLeast: live / 2)
        try #require(service.seq < live)
        let messages = drain(connection)
        #expect(lags(messages).isEmpty && messages.seqs == Array(1...service.seq))
    }

    @Test func `going on from the past is no falling behind`() throws {
        try change(atLeast: live * 2)
        let connection = TestConnection(to: service)
        let position = service.call("event.list", ["page_size": 1])["next"] ?? .null
        let messages = connection.call("event.subscribe", ["after": position.with("seq", 0)])
        #expect(lags(messages).isEmpty && messages.seqs == Array(1...service.seq))
    }

    @Test func `changes that are not the reader's to see put nobody behind`() throws {
        let sam = service.standardUser(on: [service.project("Small", of: service.client())])
        let connection = TestConnection(to: service, as: sam)
        _ = connection.call("event.subscribe")
        try change(atLeast: live + 100)
        #expect(drain(connection).isEmpty)
        #expect(service.errorKind("project.update", ["id": 1, "notes": "seen"]) == nil)
        #expect(drain(connection).seqs == [service.seq])
    }

    @Test func `a piece is small, whatever waits`() throws {
        try change(atLeast: live * 2)
        let connection = TestConnection(to: service)
        let position = service.call("event.list", ["page_size": 1])["next"] ?? .null
        _ = connection.call("event.subscribe", ["after": position])
        try change(atLeast: live)
        let (messages, more) = connection.pumpOnce()
        #expect(more && (1...200).contains(messages.count))
    }

    @Test func `an own event may come behind the reply only while the reader lags`() throws {
        let connection = TestConnection(to: service)
        _ = connection.call("event.subscribe")
        #expect(connection.holdsReplies)
        try change(atLeast: live + 500)
        _ = connection.pumpOnce()
        #expect(!connection.holdsReplies)
        _ = drain(connection)
        #expect(connection.holdsReplies)
    }
}
