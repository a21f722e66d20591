import JSONRPC
import StrictJSON

/// The connection of a feed, and where the feed is.
final class EventReader {
    /// What the daemon sends.
    private enum Message: Sendable {
        case event(API.Event)
        case lagged(from: Int64)
    }

    /// The parameters of `event.subscribe`.
    private struct Request: Encodable {
        var after: API.EventPosition?
        var entities: [API.Event.Entity]?
    }

    /// The part of its answer that counts here.
    private struct Answer: Decodable {
        var epoch: String
        var seq: Int64
        var resumed: Bool
    }

    private struct Lag: Decodable {
        var fromSeq: Int64

        enum CodingKeys: String, CodingKey {
            case fromSeq = "from_seq"
        }
    }

    private let client: DaemonClient
    private let entities: [API.Event.Entity]?
    private var position: API.EventPosition?
    private var subscription: (link: Link, inbox: Inbox<Message>)?
    private var hasBegun = false
    private var failures = 0

    /// How many messages are read ahead.
    private static let capacity = 256

    init(client: DaemonClient, position: API.EventPosition?, entities: [API.Event.Entity]?) {
        self.client = client
        self.position = position
        self.entities = entities
    }

    deinit { subscription?.link.close() }

    /// Waits for what happens next.
    func next() async throws -> EventFeed.Element {
        let start = ContinuousClock.now
        while true {
            do {
                if let element = try await step() {
                    failures = 0
                    return element
                }
            } catch let error as ClientError where error.isWorthRepeating {
                drop()
                if !hasBegun, let patience = client.options.replyTimeout, .now - start > patience { throw error }
                try await Task.sleep(for: client.backoff.delay(after: failures))
                failures += 1
            } catch {
                drop()
                throw error
            }
        }
    }

    private func drop() {
        subscription?.link.close()
        subscription = nil
    }

    private func step() async throws -> EventFeed.Element? {
        guard let subscription else { return try await subscribe() }
        switch try await subscription.inbox.take() {
        case .lagged(let seq): return .lagged(from: seq)
        case .event(let event):
            // What was given out before the connection was lost may come again.
            guard var position, event.seq > position.seq else { return nil }
            position.seq = event.seq
            self.position = position
            return .event(event, at: position)
        }
    }

    private func subscribe() async throws -> EventFeed.Element? {
        let inbox = Inbox<Message>(capacity: Self.capacity)
        let link = Link(
            path: client.socketPath,
            options: client.options,
            takeNotification: { Self.take($0, $1, into: inbox) },
            ended: { inbox.end($0) }
        )
        subscription = (link, inbox)
        let params = try CallText.encode(Request(after: position, entities: entities))
        let node = try await link.call("event.subscribe", params: params, within: client.options.replyTimeout)
        let answer = try CallText.result(Answer.self, of: "event.subscribe", from: node)
        let isSame = answer.resumed || position == nil
        if !isSame || position == nil { position = API.EventPosition(epoch: answer.epoch, seq: answer.seq) }
        guard let position else { return nil }
        defer { hasBegun = true }
        if !isSame { return .restarted(at: position) }
        return hasBegun ? nil : .began(at: position)
    }

    private static func take(_ method: String, _ params: JSONNode?, into inbox: Inbox<Message>) {
        guard let params else { return }
        do {
            switch method {
            case "event": inbox.put(.event(try CallText.result(API.Event.self, of: method, from: params)))
            case "event.lagged":
                inbox.put(.lagged(from: try CallText.result(Lag.self, of: method, from: params).fromSeq))
            default: break
            }
        } catch {
            inbox.end(error)
        }
    }
}
