import ClientOpsModel
import ClientOpsProtocol
import ClientOpsStore
import JSONRPC
import StrictJSON

/// What one connection is sent of the change feed; confined to the connection's event loop.
///
/// It keeps a place in the audit log and no events: what the peer has not taken is read again when it has. A commit
/// only wakes it.
package final class EventStream {
    private struct Place {
        /// Everything up to here was sent, or was not the peer's to see when its turn came.
        var seq: Int64
        var entities: Set<EntityKind>?
        /// Whether the end of the log was reached since the subscription began or the peer was told that it lags.
        var isLive: Bool
    }

    private let service: Service
    private let signal: EventSignal
    private var place: Place?

    /// Bytes after which other connections have their turn.
    private static let pieceBytes = 16 << 10
    /// Nanoseconds after which they have, so that a loop is not held for longer than any read may (2 ms).
    private static let pieceNanoseconds: UInt64 = 1_000_000

    init(service: Service, wake: @escaping @Sendable () -> Void) {
        self.service = service
        signal = EventSignal(wake: wake)
    }

    /// Whether the peer is told of changes as they happen, own ones before the reply to them.
    var isLive: Bool { place?.isLive ?? false }

    /// Begins to send.
    ///
    /// - Parameters:
    ///   - seq: events behind this position are sent.
    ///   - head: the end of the log.
    ///   - entities: only these kinds of rows; nil for all.
    /// - Throws: `RPCError` when the connection has a subscription.
    func begin(after seq: Int64, head: Int64, entities: [EntityKind]?) throws(RPCError) {
        guard place == nil else { throw Self.alreadySubscribed }
        place = Place(seq: seq, entities: entities.map(Set.init), isLive: seq == head)
        service.subscribers.add(signal)
        service.meters.subscriptionsChanged(by: 1)
        // What was committed before the signal was known is found by this first look.
        signal.raise()
    }

    /// Sends no more.
    ///
    /// - Returns: the position up to which events were sent; nil when there was no subscription.
    @discardableResult
    func end() -> Int64? {
        defer { place = nil }
        guard let place else { return nil }
        service.subscribers.remove(signal)
        service.meters.subscriptionsChanged(by: -1)
        return place.seq
    }

    deinit { end() }

    /// Appends the next events.
    ///
    /// - Parameters:
    ///   - output: where they go, each a line with its end.
    ///   - peer: who is told; its rights count as they are now.
    ///   - loop: what its event loop keeps.
    /// - Returns: whether there are more.
    func write(into output: inout [UInt8], to peer: Peer, on loop: LoopContext) -> Bool {
        // Also without a subscription, so that a wake-up that comes too late for one does not swallow those for the next.
        signal.lower()
        guard let start = place?.seq else { return false }
        do {
            let caller = try loop.caller(peer)
            return try loop.readFeed(after: start) { connection, window in
                let context = ReadContext(connection: connection, caller: caller, service: service)
                return try write(window, context, into: &output)
            }
        } catch {
            // The place stays, so that nothing is lost: whatever is wrong with the store, the next commit tries again.
            return false
        }
    }

    private func write(_ window: FeedWindow, _ context: ReadContext, into output: inout [UInt8]) throws -> Bool {
        guard var place else { return false }
        defer { self.place = place }
        let start = output.count
        let end = MonotonicClock.nanoseconds() + Self.pieceNanoseconds
        var visibility = try EventVisibility(context)
        for entry in window.entries(after: place.seq) {
            let isWanted = entry.action != .refused && place.entities?.contains(entry.entity) != false
            if isWanted, try visibility.shows(entry.entity, entry.entityID) {
                if place.isLive, try isFarBehind(entry, window, context) {
                    place.isLive = false
                    try Self.write(EventNotifications.Lagged.self, .init(fromSeq: entry.seq), into: &output)
                }
                try Self.write(EventNotifications.Changed.self, Event(entry, for: context.caller), into: &output)
            }
            place.seq = entry.seq
            if output.count - start > Self.pieceBytes || MonotonicClock.nanoseconds() > end { break }
        }
        guard window.reachesEnd, place.seq == window.last else { return true }
        place.isLive = true
        return false
    }

    private func isFarBehind(_ entry: FeedEntry, _ window: FeedWindow, _ context: ReadContext) throws -> Bool {
        let head = window.reachesEnd ? window.last : try context.connection.auditHead().seq
        return head - entry.seq >= Int64(context.service.settings.limits.liveEvents)
    }

    private static func write<N: ServerNotification>(
        _: N.Type,
        _ params: N.Params,
        into output: inout [UInt8]
    ) throws {
        Reply.writeNotification(method: N.name, params: try StrictJSONEncoder().encode(params), into: &output)
        output.append(UInt8(ascii: "\n"))
    }
}

extension EventStream {
    private static let states = (on: "subscribed", off: "unsubscribed")

    /// A connection has one subscription.
    static let alreadySubscribed = RPCError.invalidState(
        "This connection has a subscription already; end it first, or open another connection.",
        from: states.on,
        to: states.on,
        allowed: [states.off]
    )

    /// There is none to end.
    static let notSubscribed = RPCError.invalidState(
        "This connection has no subscription.",
        from: states.off,
        to: states.off,
        allowed: [states.on]
    )

    /// Events would come before the reply of the batch that asks for them.
    static let refusalInBatch = RPCError.invalidState(
        "A subscription cannot begin or end in a batch; send the request alone.",
        from: "batch",
        to: "batch",
        allowed: ["alone"]
    )
}

extension Event {
    /// The event of an entry as a caller may see it.
    init(_ entry: FeedEntry, for caller: Caller) {
        self.init(
            seq: entry.seq,
            at: entry.at,
            entity: entry.entity,
            entityID: entry.entityID,
            action: entry.action,
            revision: entry.revision,
            actor: EventScope(caller.role)?.showsActor == true ? entry.actor : nil
        )
    }
}
