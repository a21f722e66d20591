package import ClientOpsModel
import ClientOpsStore
import Synchronization

/// What one event loop keeps for all its connections; confined to the loop.
package final class LoopContext {
    /// The services.
    package let service: Service
    let meter: RequestMeter
    private var session: ReadSession?
    private var callers: [Peer: Caller] = [:]
    private var callersGeneration: UInt64 = 0
    private var settingsGeneration: UInt64 = 0
    private var feed = FeedWindow()

    /// Most peers whose rights are remembered between commits.
    private static let rememberedPeers = 2048

    /// Makes the context of a loop; its connection is opened at the first read.
    package init(service: Service) {
        self.service = service
        meter = service.meters.makeRequestMeter()
    }

    /// Runs a read in the snapshot of this tick.
    ///
    /// - Parameters:
    ///   - budget: most nanoseconds.
    ///   - body: reads.
    /// - Returns: what the body answers.
    /// - Throws: what the body throws, and `StoreError`.
    func read<T>(budget: UInt64?, _ body: (SQLiteConnection) throws -> T) throws -> T {
        try openSession().read(budget: budget, body)
    }

    /// Ends the snapshot of this tick.
    package func tickEnded() { session?.endTick() }

    /// Who a peer is now: rights count as they stand at each request.
    ///
    /// - Throws: `StoreError`.
    func caller(_ peer: Peer) throws -> Caller {
        let session = try openSession()
        let settings = service.liveSettings.generation
        if callersGeneration != session.generation || settingsGeneration != settings
            || callers.count > Self.rememberedPeers
        {
            callers.removeAll(keepingCapacity: true)
            callersGeneration = session.generation
            settingsGeneration = settings
        }
        if let known = callers[peer] { return known }
        let caller = try service.caller(of: peer) { uid, name in
            try session.read { try $0.users(uid: uid, username: name) }
        }
        callers[peer] = caller
        return caller
    }

    /// The entries of the log behind a position; connections that are equally far share one look at the log.
    ///
    /// - Parameters:
    ///   - seq: the last position already seen.
    ///   - body: gets the entries in a snapshot that has all of them.
    /// - Returns: what the body answers.
    /// - Throws: what the body throws, and `StoreError`.
    func readFeed<T>(after seq: Int64, _ body: (SQLiteConnection, FeedWindow) throws -> T) throws -> T {
        let generation = try openSession().generation
        return try read(budget: nil) { connection in
            if !feed.covers(seq, generation: generation) {
                feed = try FeedWindow(after: seq, generation: generation, connection: connection)
            }
            return try body(connection, feed)
        }
    }

    private func openSession() throws -> ReadSession {
        if let session { return session }
        let opened = try service.store.openReadSession()
        session = opened
        return opened
    }
}

extension Service {
    /// Who a peer is, and reports a users row that matches it only by half.
    func caller(of peer: Peer, users: (UInt32, String?) throws -> [User]) throws -> Caller {
        let settings = settings
        if RoleResolution.isInnate(peer, daemonUID: settings.daemonUID) {
            return RoleResolution(peer, users: (try? users(peer.uid, peer.username)) ?? [], settings: settings).caller
        }
        let resolution = RoleResolution(peer, users: try users(peer.uid, peer.username), settings: settings)
        if let row = resolution.mismatch { observer.accountMismatch(uid: peer.uid, userID: row) }
        return resolution.caller
    }
}

extension Service {
    /// What a peer may do now, looked up on a connection kept for it; never called on an event loop.
    package func role(of peer: Peer) -> Role {
        let caller = try? caller(of: peer) { uid, name in
            try roles.withLock { session in
                // To open one costs a hundred times a look-up, which whoever connects over and over could demand.
                if session == nil { session = try store.openReadSession() }
                defer { session?.endTick() }
                return try session?.read { try $0.users(uid: uid, username: name) } ?? []
            }
        }
        return caller?.role ?? .noRole
    }
}
