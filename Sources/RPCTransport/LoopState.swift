import NIOCore
import NIOPosix

/// A peer whose admission has been decided.
struct AdmittedPeer: Sendable {
    var isPrivileged: Bool
    var hasRole: Bool
    var makeHandler: @Sendable (_ loop: Int, _ connection: ConnectionHandle) -> any LineHandler
}

/// What the connections of all loops share.
struct SharedState: Sendable {
    var budget: ByteBudget
    var table: ConnectionTable
    var admissionThreads: NIOThreadPool
    var admit: @Sendable (PeerCredentials) -> AdmittedPeer
    var tickEnded: @Sendable (Int) -> Void
}

/// Everything that belongs to one event loop; used only there.
final class LoopState {
    let index: Int
    let eventLoop: any EventLoop
    let shared: SharedState
    /// What is bounded now.
    private(set) var limits: TransportLimits
    let mailbox: LoopMailbox
    private(set) var isDraining = false
    private var connections: [UInt64: Connection] = [:]
    private var nextConnection: UInt64
    private var yieldPipe: YieldPipe?
    private var yielded: [Connection] = []
    private var tickIsOpen = false
    /// The time of this tick that each uid has had.
    var shares = TickShares()
    private var drained: EventLoopPromise<Void>?
    // One buffer serves all connections, since each writes before the next has its turn: an idle one costs nothing.
    private var spareOutput = ReplyBuffer()
    private var writeBuffer = ByteBuffer()

    init(index: Int, eventLoop: any EventLoop, mailbox: LoopMailbox, shared: SharedState) {
        self.index = index
        self.eventLoop = eventLoop
        self.mailbox = mailbox
        self.shared = shared
        self.limits = shared.table.limits
        // The upper bits name the loop, so that numbers are unique within the server.
        self.nextConnection = UInt64(index) << 48
    }

    func makeConnection(peer: PeerCredentials, account: ByteBudget.Account) -> Connection {
        nextConnection += 1
        let link = ConnectionLink(id: nextConnection, mailbox: mailbox, budget: shared.budget, account: account)
        let connection = Connection(link: link, peer: peer, loop: self)
        connections[link.id] = connection
        return connection
    }

    func remove(_ connection: Connection) {
        connections[connection.link.id] = nil
        if connections.isEmpty {
            drained?.succeed(())
        }
    }

    /// Lends the buffer in which the replies of one turn are collected.
    func takeOutput() -> ReplyBuffer {
        var output = ReplyBuffer()
        swap(&output, &spareOutput)
        return output
    }

    func giveBack(_ output: consuming ReplyBuffer) {
        spareOutput = output
    }

    /// Copies the output into buffers that are handed to the channel one after the other.
    ///
    /// A buffer stays in memory until the peer has taken all of it, so that one for a whole long reply would stay long
    /// after most of it has gone, uncounted. The buffer of a short one is reused unless a write is unfinished.
    func makeWrites(of output: borrowing ReplyBuffer, _ write: (ByteBuffer) -> Void) {
        guard output.count > Self.writeBytes else {
            writeBuffer.clear()
            writeBuffer.writeBytes(output.bytes)
            return write(writeBuffer)
        }
        for start in stride(from: 0, to: output.count, by: Self.writeBytes) {
            write(ByteBuffer(bytes: output.bytes[start..<min(start + Self.writeBytes, output.count)]))
        }
    }

    /// A power of two, to which buffers are rounded up anyway.
    private static let writeBytes = 32 << 10

    /// Makes the loop ready for connections.
    func open() throws -> EventLoopFuture<Void> {
        let (pipe, opened) = try YieldPipe.make(on: eventLoop) { [weak self] in self?.runYielded() }
        yieldPipe = pipe
        return opened
    }

    /// Gives a connection its next turn after those whose sockets are ready.
    func runTurnLater(of connection: Connection) {
        yielded.append(connection)
        if yielded.count == 1 {
            yieldPipe?.signal()
        }
    }

    private func runYielded() {
        var connections: [Connection] = []
        swap(&connections, &yielded)
        for connection in connections {
            connection.turnIsScheduled = false
            connection.runTurn()
        }
    }

    /// Arranges that the end of this tick is told.
    func noteLine() {
        guard !tickIsOpen else { return }
        tickIsOpen = true
        eventLoop.assumeIsolated().execute {
            self.tickIsOpen = false
            self.shares.begin()
            self.shared.tickEnded(self.index)
        }
    }

    /// Takes all deliveries out of `deliveries`, so that no reply stays in memory there once it is written.
    func receive(_ deliveries: inout [Delivery]) {
        // A connection has its turn after all that came for it, so that it writes once.
        var addressed: [Connection] = []
        var isResumption = false
        for delivery in deliveries {
            if case .resume = delivery { isResumption = true }
            guard let connection = connections[delivery.connection] else {
                delivery.discard()
                continue
            }
            if connection.receive(delivery) { addressed.append(connection) }
        }
        deliveries.removeAll()
        for connection in addressed {
            connection.runTurn()
        }
        // Those that went on may have left room.
        if isResumption { shared.budget.resumeWaiters() }
    }

    /// Has all connections finish what was read, and returns when none is left.
    func drain() -> EventLoopFuture<Void> {
        isDraining = true
        let promise = drained ?? eventLoop.makePromise(of: Void.self)
        drained = promise
        for connection in Array(connections.values) {
            connection.drain()
        }
        if connections.isEmpty {
            promise.succeed(())
        }
        return promise.futureResult
    }

    /// Puts other limits in force for what happens from now on; a connection keeps its longest line.
    func update(_ limits: TransportLimits) {
        self.limits = limits
    }

    func closeConnections(where predicate: (PeerCredentials) -> Bool) {
        for connection in Array(connections.values) where predicate(connection.peer) {
            connection.abort()
        }
    }
}
