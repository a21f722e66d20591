import JSONRPC
import NIOCore
import NIOPosix

/// One accepted connection: reads lines, hands them to its handler in order, writes the replies.
///
/// It is read only while there is room: no line waits, few replies are awaited or unwritten, and the byte budgets
/// of its uid and of the server are not used up. Each turn handles a bounded number of lines and writes once.
final class Connection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    let peer: PeerCredentials
    let link: ConnectionLink
    let loop: LoopState
    /// Those of the loop, which may change.
    var limits: TransportLimits { _read { yield loop.limits } }
    var context: ChannelHandlerContext?
    var handler: (any LineHandler)?
    var input = LineInput()
    var replies = ReplyQueue()
    var isAdmittedUnprivileged = false

    // What came from outside.
    var inputIsClosed = false
    var peerIsGone = false
    var isDraining = false
    var isFinished = false
    var hasRead = false
    var hasFreshInput = false
    /// Whether the peer may be read once more although the server drains.
    var mayReadLast = false

    // What is arranged for later.
    var isInTurn = false
    var isAddressed = false
    var mustPump = false
    /// Told once the peer has taken the part of a reply that was written last.
    var partTaken: (@Sendable () -> Void)?
    var turnIsScheduled = false
    /// What the budget has no room for now.
    var awaitedNeed: ByteBudget.Need?
    var slowTimer: Scheduled<Void>?
    var stallTimer: Scheduled<Void>?
    var lastReadTimer: Scheduled<Void>?

    // What is counted.
    var accounted = ByteBudget.Holding()
    var unwrittenBytes = 0
    var totalBytes = 0
    var takenBytes = 0
    var lastProgress = NIODeadline.uptimeNanoseconds(0)

    init(link: ConnectionLink, peer: PeerCredentials, loop: LoopState) {
        self.link = link
        self.peer = peer
        self.loop = loop
    }

    // MARK: The channel's life

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func channelActive(context: ChannelHandlerContext) {
        let shared = loop.shared
        let peer = peer
        shared.admissionThreads.runIfActive(eventLoop: context.eventLoop) { shared.admit(peer) }
            .assumeIsolated()
            .whenComplete { result in
                switch result {
                case .success(let admitted): self.admit(admitted)
                case .failure: self.abort()
                }
            }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isFinished else { return }
        hasRead = true
        hasFreshInput = true
        input.append(unwrapInboundIn(data))
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        mayReadLast = mayReadLast && !hasRead
        if hasFreshInput {
            hasFreshInput = false
            runTurn()
        } else {
            // The end of the input is about to be told; a write that finds the peer gone must not close the channel
            // in the midst of that.
            scheduleTurn()
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        guard !isInTurn, !isFinished, context.channel.isWritable else { return }
        updateUnwritten()
        // Not at once: a peer that reads as fast as this writes would keep the loop to itself.
        scheduleTurn()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .some(.inputClosed) = event as? ChannelEvent {
            inputIsClosed = true
            runTurn()
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // The peer has gone; what it had sent before is still executed, within all limits.
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        loseChannel()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        loseChannel()
        self.context = nil
    }

    private func loseChannel() {
        guard !peerIsGone else { return }
        peerIsGone = true
        link.noteEnd()
        if handler == nil, input.hasNoLine {
            finish()
        } else {
            runTurn()
        }
    }

    // MARK: Admission and end

    private func admit(_ admitted: AdmittedPeer) {
        guard !isFinished else { return }
        do {
            try loop.shared.table.admit(isPrivileged: admitted.isPrivileged)
        } catch {
            refuse(error)
            return
        }
        isAdmittedUnprivileged = !admitted.isPrivileged
        input.start(limit: admitted.hasRole ? limits.lineBytes : limits.rolelessLineBytes)
        handler = admitted.makeHandler(loop.index, ConnectionHandle(link: link))
        runTurn()
    }

    /// Answers with the limit that is reached, and closes.
    func refuse(_ reached: ReachedLimit) {
        if !peerIsGone {
            context?.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: Refusal.line(for: reached))), promise: nil)
        }
        finish()
    }

    /// Closes without waiting for anything.
    func abort() {
        finish()
    }

    /// Ends the connection and gives back everything it holds.
    func finish() {
        guard !isFinished else { return }
        isFinished = true
        link.noteEnd()
        slowTimer?.cancel()
        lastReadTimer?.cancel()
        stopWaitingForBudget()
        handler?.closed()
        handler = nil
        input.removeAll()
        let unsent = replies.removeAll()
        account(for: ByteBudget.Holding())
        loop.shared.table.leave(uid: peer.uid, isAdmittedUnprivileged: isAdmittedUnprivileged)
        context?.close(promise: nil)
        loop.remove(self)
        for taken in unsent + [partTaken].compactMap(\.self) { taken() }
        partTaken = nil
    }

    // MARK: Deliveries

    /// Takes what another thread sent; true when the connection needs a turn and has none coming.
    func receive(_ delivery: Delivery) -> Bool {
        switch delivery {
        case .complete(let completion, let reply):
            guard replies.answer(line: completion.line, with: reply) else {
                delivery.discard()
                return false
            }
            takeOver(reply.count)
        case .part(let completion, let part):
            guard replies.extend(line: completion.line, with: part) else {
                delivery.discard()
                return false
            }
            takeOver(part.bytes.count)
        case .wake:
            mustPump = true
        case .resume:
            endWaitForBudget()
        case .close:
            abort()
            return false
        }
        defer { isAddressed = true }
        return !isAddressed
    }
}
