import ClientOpsModel
import ClientOpsService
import JSONRPC
import RPCTransport
import Synchronization

/// Brings the lines of a connection to its conversation.
final class ConnectionHandler: LineHandler {
    private let conversation: Conversation
    private let role: Role
    private let meters: ServiceMeters

    init(_ conversation: Conversation, role: Role, meters: ServiceMeters) {
        self.conversation = conversation
        self.role = role
        self.meters = meters
        meters.connectionOpened(by: role)
    }

    func handle(line: [UInt8], output: inout ReplyBuffer, completion: LineCompletion) -> Bool {
        let place = ReplyPlace(
            part: { completion.send($0, taken: $1) },
            hasRoom: { completion.hasRoom },
            isWanted: { completion.isWanted },
            end: { completion.complete($0) }
        )
        return conversation.handle(line, output: &output.bytes, later: place)
    }

    func oversizedLine(limit: Int, output: inout ReplyBuffer) {
        conversation.oversizedLine(limit: limit, output: &output.bytes)
    }

    func pump(output: inout ReplyBuffer) -> Bool { conversation.pump(output: &output.bytes) }

    var holdsReplies: Bool { conversation.holdsReplies }

    func closed() {
        conversation.close()
        meters.connectionClosed(by: role)
    }
}

/// Makes a conversation for each connection, over what its event loop keeps.
final class ConversationFactory: LineHandlerFactory {
    private let service: Service
    private let loops: [LoopBox]

    init(service: Service, loops: Int) {
        self.service = service
        self.loops = (0..<loops).map { _ in LoopBox(LoopContext(service: service)) }
    }

    func makeHandler(
        peer: PeerCredentials,
        session: AdmittedSession,
        loop: Int,
        connection: ConnectionHandle
    ) -> any LineHandler {
        let conversation = Conversation(peer: session.peer, loop: loops[loop].context) { connection.wake() }
        return ConnectionHandler(conversation, role: session.role, meters: service.meters)
    }

    func tickEnded(loop: Int) { loops[loop].context.tickEnded() }
}

/// A loop's context in a place that all threads can see.
///
/// Proof that it may be `Sendable`: the transport calls `makeHandler` and `tickEnded` for a loop only on that loop's
/// thread (``LineHandlerFactory``), and the conversations made from the context live there too, so each context is
/// touched by one thread only.
private final class LoopBox: @unchecked Sendable {
    let context: LoopContext

    init(_ context: LoopContext) { self.context = context }
}

/// Answers every line with the reason why there is no store, so that callers learn what the journal says.
final class UnavailableFactory: LineHandlerFactory {
    private let error: RPCError

    init(why: String) { error = .storageUnavailable(why: why) }

    func makeHandler(
        peer: PeerCredentials,
        session: AdmittedSession,
        loop: Int,
        connection: ConnectionHandle
    ) -> any LineHandler { UnavailableHandler(error) }

    func tickEnded(loop: Int) {}
}

/// One connection to a daemon without a store.
private final class UnavailableHandler: LineHandler {
    private let error: RPCError

    init(_ error: RPCError) { self.error = error }

    func handle(line: [UInt8], output: inout ReplyBuffer, completion: LineCompletion) -> Bool {
        switch IncomingMessage.parse(line, maximumBatch: 256) {
        case .request(let request):
            if let id = request.id { Reply.writeError(id: id, error, into: &output.bytes) }
        case .invalid(let error, let id): Reply.writeError(id: id, error, into: &output.bytes)
        case .batch: Reply.writeError(id: nil, error, into: &output.bytes)
        }
        return true
    }

    func oversizedLine(limit: Int, output: inout ReplyBuffer) {
        Reply.writeError(
            id: nil,
            .limitExceeded(which: "line_bytes", limit: limit, retryable: false),
            into: &output.bytes
        )
    }

    func closed() {}
}
