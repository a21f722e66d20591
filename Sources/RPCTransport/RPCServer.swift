import Glibc
import NIOCore
import NIOPosix
import Synchronization

/// Serves lines over a Unix stream socket.
///
/// It knows lines, peers and limits, but no methods: those are the ``LineHandlerFactory``'s. Lines are handled
/// synchronously on event loops; see ``LineHandler`` for what may be answered later, and from where.
package final class RPCServer: Sendable {
    /// Where a server listens.
    package enum Listening: Sendable, Equatable {
        /// A socket that the server makes, with this mode, and removes in the end.
        case path(String, mode: UInt32 = 0o600)
        /// A listening socket that someone else owns, such as systemd; it is duplicated.
        case descriptor(Int32)
    }

    private struct Running {
        var group: MultiThreadedEventLoopGroup
        var acceptor: MultiThreadedEventLoopGroup
        var loops: [NIOLoopBound<LoopState>]
        var mailboxes: [LoopMailbox]
        var listener: any Channel
    }

    private enum Phase {
        case idle
        case starting
        case running(Running)
        case stopped
    }

    private struct State: ~Copyable {
        var phase = Phase.idle
        var socket: ListeningSocket?
    }

    /// As many event loops as leave one core to the writer of the store.
    package static var defaultLoopCount: Int { max(1, System.coreCount - 1) }

    private let shared: SharedState
    private let makeLoops: Int
    private let state = Mutex(State())

    /// Creates a server that does not listen yet.
    ///
    /// - Parameters:
    ///   - limits: What is bounded.
    ///   - factory: Makes the handler of each connection.
    ///   - admission: Decides about each peer.
    ///   - loops: How many event loops, and threads for them.
    ///   - roomMade: Called from any thread, and must not block, when ``LineCompletion/hasRoom`` was false and may have
    ///     become true.
    package init<Admission: PeerAdmission, Factory: LineHandlerFactory>(
        limits: TransportLimits = TransportLimits(),
        factory: Factory,
        admission: Admission,
        loops: Int = RPCServer.defaultLoopCount,
        roomMade: @escaping @Sendable () -> Void = {}
    ) where Admission.Session == Factory.Session {
        makeLoops = max(1, loops)
        shared = SharedState(
            budget: ByteBudget(limits: limits, roomMade: roomMade),
            table: ConnectionTable(limits: limits),
            admissionThreads: NIOThreadPool(numberOfThreads: 2),
            admit: { peer in
                let result = admission.admit(peer)
                return AdmittedPeer(isPrivileged: result.isPrivileged, hasRole: result.hasRole) { loop, connection in
                    factory.makeHandler(peer: peer, session: result.session, loop: loop, connection: connection)
                }
            },
            tickEnded: { factory.tickEnded(loop: $0) }
        )
    }

    /// What the server counts.
    package var metrics: TransportMetrics {
        var metrics = shared.table.metrics
        metrics.bufferedBytes = shared.budget.bufferedBytes
        return metrics
    }

    /// Starts to accept connections.
    ///
    /// - Parameter place: Where to listen.
    /// - Throws: ``TransportError`` when nothing can listen there; the server cannot be started again then.
    package func start(listening place: Listening) async throws {
        try state.withLock { state in
            guard case .idle = state.phase else { throw TransportError.notStartable }
            state.phase = .starting
        }
        var socket: ListeningSocket
        switch place {
        case .path(let path, let mode): socket = try ListeningSocket(path: path, mode: mode)
        case .descriptor(let descriptor): socket = try ListeningSocket(inherited: descriptor)
        }
        let descriptor = socket.giveUpDescriptor()
        shared.admissionThreads.start()
        let group = MultiThreadedEventLoopGroup(numberOfThreads: makeLoops)
        // Who connects over and over takes little time from those who are connected.
        let acceptor = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let running: Running
        do {
            let (loops, mailboxes) = try await makeLoopStates(on: group)
            let listener = try await listen(on: descriptor, acceptor: acceptor, group: group, loops: loops)
            running = Running(
                group: group,
                acceptor: acceptor,
                loops: loops,
                mailboxes: mailboxes,
                listener: listener
            )
        } catch {
            socket.removeFiles()
            try? await acceptor.shutdownGracefully()
            try? await group.shutdownGracefully()
            try? await shared.admissionThreads.shutdownGracefully()
            throw error
        }
        var made: ListeningSocket? = consume socket
        let wasStopped = state.withLock { state in
            defer {
                state.phase = .running(running)
                state.socket = made.take()
            }
            if case .stopped = state.phase { return true }
            return false
        }
        if wasStopped {
            await shutdown(within: .zero)
            throw TransportError.notStartable
        }
    }

    /// Stops: accepts no more, finishes what was read, answers it, closes.
    ///
    /// - Parameter deadline: When connections are closed whatever they still wait for.
    package func shutdown(within deadline: Duration) async {
        let running: Running? = state.withLock { state in
            defer { state.phase = .stopped }
            guard case .running(let running) = state.phase else { return nil }
            return running
        }
        guard let running else { return }
        try? await running.listener.close()
        state.withLock { state in
            state.socket?.removeFiles()
            state.socket = nil
        }
        let drained = running.loops.map { loop in loop.eventLoop.flatSubmit { loop.value.drain() } }
        let timeout = running.group.any().scheduleTask(in: TimeAmount(deadline)) {
            Self.closeConnections(of: running.loops) { _ in true }
        }
        for future in drained {
            try? await future.get()
        }
        timeout.cancel()
        for (loop, mailbox) in zip(running.loops, running.mailboxes) {
            mailbox.close()
            try? await loop.eventLoop.submit { mailbox.attach(nil) }.get()
        }
        try? await running.acceptor.shutdownGracefully()
        try? await running.group.shutdownGracefully()
        // Not waited for: an account look-up may hang longer than the deadline.
        shared.admissionThreads.shutdownGracefully { _ in }
    }

    /// Closes the connections of some peers, such as those of an archived user, without waiting for anything.
    package func closeConnections(where predicate: @escaping @Sendable (PeerCredentials) -> Bool) {
        let loops: [NIOLoopBound<LoopState>] = state.withLock { state in
            guard case .running(let running) = state.phase else { return [] }
            return running.loops
        }
        Self.closeConnections(of: loops, where: predicate)
    }

    /// Puts other limits in force; who is connected stays so, and keeps the longest line it began with.
    package func update(limits: TransportLimits) {
        shared.table.update(limits)
        shared.budget.update(limits)
        let loops: [NIOLoopBound<LoopState>] = state.withLock { state in
            guard case .running(let running) = state.phase else { return [] }
            return running.loops
        }
        for loop in loops {
            loop.eventLoop.execute { loop.value.update(limits) }
        }
    }

    private static func closeConnections(
        of loops: [NIOLoopBound<LoopState>],
        where predicate: @escaping @Sendable (PeerCredentials) -> Bool
    ) {
        for loop in loops {
            loop.eventLoop.execute { loop.value.closeConnections(where: predicate) }
        }
    }
}

// MARK: - Starting

extension RPCServer {
    private func makeLoopStates(
        on group: MultiThreadedEventLoopGroup
    ) async throws -> ([NIOLoopBound<LoopState>], [LoopMailbox]) {
        var loops: [NIOLoopBound<LoopState>] = []
        var mailboxes: [LoopMailbox] = []
        for (index, eventLoop) in group.makeIterator().enumerated() {
            let mailbox = LoopMailbox(eventLoop: eventLoop)
            let shared = shared
            let bound = try await eventLoop.submit {
                let state = LoopState(index: index, eventLoop: eventLoop, mailbox: mailbox, shared: shared)
                mailbox.attach(state)
                return NIOLoopBound(state, eventLoop: eventLoop)
            }.get()
            try await eventLoop.flatSubmit {
                do {
                    return try bound.value.open()
                } catch {
                    return eventLoop.makeFailedFuture(error)
                }
            }.get()
            loops.append(bound)
            mailboxes.append(mailbox)
        }
        return (loops, mailboxes)
    }

    private func listen(
        on descriptor: Int32,
        acceptor: MultiThreadedEventLoopGroup,
        group: MultiThreadedEventLoopGroup,
        loops: [NIOLoopBound<LoopState>]
    ) async throws -> any Channel {
        let shared = shared
        let states = Dictionary(uniqueKeysWithValues: loops.map { (ObjectIdentifier($0.eventLoop), $0) })
        return try await ServerBootstrap(group: acceptor, childGroup: group)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(AcceptGuard(shared: shared))
                }
            }
            // Whoever connects over and over has the others wait for one connection at a time.
            .serverChannelOption(.maxMessagesPerRead, value: 1)
            .childChannelOption(.autoRead, value: false)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelOption(.maxMessagesPerRead, value: 1)
            .childChannelOption(.writeBufferWaterMark, value: Connection.waterMarks)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try states[ObjectIdentifier(channel.eventLoop)]?.value.welcome(channel)
                }
            }
            .withBoundSocket(descriptor)
            .get()
    }
}

extension LoopState {
    /// Gives an accepted connection its place, or tells it that there is none.
    ///
    /// - Throws: Whatever makes the channel close at once.
    fileprivate func welcome(_ channel: any Channel) throws {
        let pipeline = channel.pipeline.syncOperations
        let welcomed = try pipeline.withUnsafeTransportIfAvailable(of: NIOBSDSocket.Handle.self) { descriptor in
            guard !isDraining else { throw ChannelError.ioOnClosedChannel }
            let peer = try PeerSocket.credentials(of: descriptor)
            do throws(ReachedLimit) {
                return (peer, try shared.table.enter(uid: peer.uid))
            } catch {
                Refusal.send(error, to: descriptor)
                throw error
            }
        }
        guard let (peer, account) = welcomed else { throw ChannelError.operationUnsupported }
        let connection = makeConnection(peer: peer, account: account)
        do {
            try pipeline.addHandler(connection)
        } catch {
            connection.abort()
            throw error
        }
    }
}
