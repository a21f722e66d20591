import NIOConcurrencyHelpers
import NIOCore

/// What other threads tell a connection.
enum Delivery: Sendable {
    case complete(LineCompletion, reply: [UInt8])
    case part(LineCompletion, ReplyPart)
    case wake(connection: UInt64)
    case resume(connection: UInt64)
    case close(connection: UInt64)

    var connection: UInt64 {
        switch self {
        case .complete(let completion, _), .part(let completion, _):
            return completion.link.id
        case .wake(let connection), .resume(let connection), .close(let connection):
            return connection
        }
    }

    /// Does what is left to do when the connection has ended: whoever streams a reply goes on, though unheard.
    func discard() {
        switch self {
        case .complete(let completion, let reply):
            completion.link.discharge(reply.count)
        case .part(let completion, let part):
            completion.link.discharge(part.bytes.count)
            part.taken()
        case .wake, .resume, .close:
            break
        }
    }
}

/// Carries deliveries to one event loop, waking it once for all that queue up meanwhile.
final class LoopMailbox: Sendable {
    private struct Queue {
        var deliveries: [Delivery] = []
        var isClosed = false
    }

    private let eventLoop: any EventLoop
    private let loop: NIOLoopBoundBox<LoopState?>
    private let queue = NIOLockedValueBox(Queue())

    init(eventLoop: any EventLoop) {
        self.eventLoop = eventLoop
        self.loop = .makeEmptyBox(valueType: LoopState.self, eventLoop: eventLoop)
    }

    /// Names the receiver; on the event loop.
    func attach(_ state: LoopState?) {
        loop.value = state
    }

    func post(_ delivery: Delivery) {
        let mustWake = queue.withLockedValue { queue in
            guard !queue.isClosed else { return false }
            defer { queue.deliveries.append(delivery) }
            return queue.deliveries.isEmpty
        }
        if mustWake {
            eventLoop.execute { self.deliver() }
        }
    }

    /// Drops everything that is posted from now on: the loop is about to end.
    func close() {
        queue.withLockedValue { queue in
            queue.isClosed = true
            queue.deliveries.removeAll()
        }
    }

    private func deliver() {
        var deliveries: [Delivery] = []
        queue.withLockedValue { swap(&$0.deliveries, &deliveries) }
        loop.value?.receive(&deliveries)
    }
}
