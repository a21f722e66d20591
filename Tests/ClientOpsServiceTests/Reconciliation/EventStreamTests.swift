import ClientOpsModel
import ClientOpsService
import ClientOpsTestSupport
import StrictJSON
import Testing

/// Subscriptions to the change feed: what comes, in which order, and to whom.
@Suite struct EventStreamTests {
    private let service: TestService

    init() throws {
        service = try TestService()
        for number in 1...5 { _ = service.client("Client \(number)") }
    }

    /// A connection that has subscribed, and what came with it.
    private func subscribe(
        _ params: JSONValue = [:],
        as peer: Peer = TestPeers.root
    ) -> (connection: TestConnection, messages: [JSONValue]) {
        let connection = TestConnection(to: service, as: peer)
        return (connection, connection.call("event.subscribe", params))
    }

    private func position(_ seq: Int64) -> JSONValue {
        service.call("event.list", ["page_size": 1])["next"]?.with("seq", .integer(seq)) ?? .null
    }

    @Test func `without a position it begins with the next change`() {
        let (connection, messages) = subscribe()
        #expect(messages.count == 1 && messages[0].result == position(5).with("resumed", true))
        _ = service.client("Next")
        let events = connection.notifications()
        #expect(events.seqs == [6])
        #expect(events[0]["params"]?["entity"] == "client" && events[0]["params"]?["actor"]?["username"] == "root")
        #expect(connection.notifications().isEmpty)
    }

    @Test func `the past comes behind the reply, then the present, without a gap`() {
        let (connection, messages) = subscribe(["after": position(2)])
        #expect(messages[0].result["seq"] == 2 && messages.seqs == [3, 4, 5])
        _ = service.client("Next")
        _ = service.client("And next")
        #expect(connection.notifications().seqs == [6, 7])
    }

    @Test func `an own event comes before the reply to it`() {
        let (connection, _) = subscribe()
        for number in 6...9 {
            let messages = connection.call("client.create", ["name": .string("Own \(number)")])
            #expect(messages.seqs == [Int64(number)])
            #expect(messages.count == 2 && messages[0].isEvent && !messages[1].isEvent)
        }
    }

    @Test func `the events of a batch come before its reply`() {
        let (connection, _) = subscribe()
        let create = request("client.create", ["name": "In a batch"])
        let messages = connection.exchange(batch([create, create, create])).compactMap { try? JSONDocument($0) }
        #expect(messages.map { JSONValue($0.root) }.map(\.isEvent) == [true, true, true, false])
    }

    @Test(arguments: [["epoch": "another", "seq": 2], ["seq": 1000]] as [JSONValue])
    func `a position that is not of this log begins with the next change and says so`(_ strange: JSONValue) {
        let after = position(0).with("seq", strange["seq"] ?? .null)
        let (connection, messages) = subscribe(["after": strange["epoch"].map { after.with("epoch", $0) } ?? after])
        #expect(messages.count == 1 && messages[0].result["resumed"] == false && messages[0].result["seq"] == 5)
        _ = service.client("Next")
        #expect(connection.notifications().seqs == [6])
    }

    @Test func `refused calls are no events and leave no gap in what is sent`() {
        let (connection, _) = subscribe()
        #expect(service.errorKind("client.create", ["name": "No"], as: TestPeers.inGroup(of: .backup)) != nil)
        _ = service.client("Yes")
        #expect(connection.notifications().seqs == [7])
    }

    @Test func `entities narrow what is sent`() {
        let (connection, _) = subscribe(["entities": ["project"]])
        _ = service.project("Shop", of: 1)
        _ = service.client("Silent")
        #expect(connection.notifications().seqs == [6])
        let (silent, _) = subscribe(["entities": [], "after": position(0)])
        #expect(silent.notifications().isEmpty)
    }

    @Test func `nothing comes after the end, which tells where to go on`() {
        let (connection, _) = subscribe()
        _ = service.client("Seen")
        let seen = connection.notifications()
        _ = service.client("Not seen")
        // What is pending when the line arrives may still come before the reply, never behind it.
        let messages = connection.call("event.unsubscribe")
        #expect(messages.last?.isEvent == false)
        let end = messages.last?.result["seq"]?.integerValue ?? -1
        #expect((seen + messages).seqs == Array(6...end))
        _ = service.client("Later")
        #expect(connection.notifications().isEmpty)
        let again = connection.call("event.subscribe", ["after": position(end)])
        #expect(again.seqs == Array(end + 1...8))
    }

    @Test func `a wake-up that comes too late for one subscription does not cost the next one its own`() {
        let (connection, _) = subscribe()
        _ = service.client("Unseen")
        let end = connection.exchange(request("event.unsubscribe"), looksFirst: false)
        #expect(end.count == 1)
        #expect(connection.call("event.subscribe").map(\.isEvent) == [false])
        _ = service.client("Seen")
        #expect(connection.notifications().seqs == [7])
    }

    @Test func `a connection has one subscription, and the first stays`() {
        let (connection, _) = subscribe(["entities": ["client"]])
        #expect(connection.call("event.subscribe", ["after": position(0)]).map(\.kind) == ["invalid_state"])
        _ = service.client("Next")
        #expect(connection.notifications().seqs == [6])
        #expect(connection.call("event.unsubscribe").last?.kind == nil)
        #expect(connection.call("event.unsubscribe").last?.kind == "invalid_state")
    }

    @Test(arguments: ["event.subscribe", "event.unsubscribe"], [1, 20])
    func `a batch can neither begin nor end a subscription`(_ method: String, _ count: Int) {
        let replies = service.send(batch(Array(repeating: request(method), count: count)))?.arrayValue ?? []
        #expect(replies.map(\.kind) == Array(repeating: "invalid_state", count: count))
        #expect(service.service.subscriberCount == 0)
    }

    @Test func `a notification subscribes without an answer`() {
        let connection = TestConnection(to: service)
        #expect(connection.exchange(#"{"jsonrpc":"2.0","method":"event.subscribe"}"#).isEmpty)
        _ = service.client("Next")
        #expect(connection.notifications().seqs == [6])
    }

    @Test func `only connections that subscribed are woken`() {
        let connection = TestConnection(to: service)
        _ = connection.call("system.ping")
        #expect(service.service.subscriberCount == 0)
        _ = service.client("Next")
        #expect(connection.pumped().isEmpty)
    }

    @Test func `a subscription ends with its connection`() {
        var connection: TestConnection? = subscribe().connection
        let (other, _) = subscribe()
        #expect(service.service.subscriberCount == 2)
        connection?.close()
        #expect(service.service.subscriberCount == 1)
        _ = service.client("Next")
        #expect(connection?.notifications().isEmpty == true && other.notifications().seqs == [6])
        connection = subscribe().connection
        #expect(service.service.subscriberCount == 2)
        connection = nil
        #expect(service.service.subscriberCount == 1)
        _ = other.call("event.unsubscribe")
        #expect(service.service.subscriberCount == 0)
    }

    @Test func `many connections each see every change once`() {
        let connections = (0..<40).map { subscribe(["after": position(Int64($0 % 6))]) }
        for number in 0..<200 { _ = service.client("More \(number)") }
        for (index, (connection, messages)) in connections.enumerated() {
            #expect((messages + connection.notifications()).seqs == Array(Int64(index % 6 + 1)...205))
        }
    }

    @Test func `changes by several writers come once and in order`() throws {
        let (connection, _) = subscribe()
        let service = service
        let writers = ThreadGroup(4) { writer in
            for number in 0..<50 { _ = service.client("Writer \(writer) \(number)") }
        }
        var seen: [Int64] = []
        while seen.count < 200 { seen += connection.notifications().seqs }
        _ = try writers.join()
        #expect(seen == Array(6...205) && connection.notifications().isEmpty)
    }
}

extension [JSONValue] {
    /// The positions of the events among messages.
    var seqs: [Int64] { filter { $0["method"] == "event" }.compactMap { $0["params"]?["seq"]?.integerValue } }
}

extension JSONValue {
    /// Whether it is a message that nobody asked for.
    var isEvent: Bool { self["method"] != nil }
}
