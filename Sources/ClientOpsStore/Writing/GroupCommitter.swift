import ClientOpsModel
import GRDB

/// Brings a group of writes into the store in one transaction.
struct GroupCommitter {
    let database: WritingDatabase
    private let clock: WriterClock
    private let replyLifetime: ReplyLifetime
    /// Why the last group failed as a whole; nil after a success.
    private(set) var problem: String?
    /// The end of the log as the last group left it; nil when that is not known.
    private(set) var head: AuditHead?
    /// Monotonic nanoseconds before which no stored reply is looked at for its age.
    private var nextPruning: UInt64 = 0

    init(
        database: WritingDatabase,
        clock: WriterClock = .system,
        replyLifetime: ReplyLifetime = ReplyLifetime()
    ) {
        self.database = database
        self.clock = clock
        self.replyLifetime = replyLifetime
    }

    /// Performs and commits the writes.
    ///
    /// - Parameter group: the writes, in order.
    /// - Returns: what became of each; none is a success unless the commit succeeded.
    mutating func commit(_ group: [WriteRequest]) -> [Result<WriteReply, any Error>] {
        do {
            let done = try database.access { try run(group, on: $0) }
            head = done.head
            if let nextPruning = done.nextPruning { self.nextPruning = nextPruning }
            problem = nil
            return done.results
        } catch {
            return fail(group, error)
        }
    }

    private mutating func fail(_ group: [WriteRequest], _ error: any Error) -> [Result<WriteReply, any Error>] {
        head = nil
        let failure = error as? GroupFailure
        let store = failure?.error ?? StoreError(error)
        let why = store.unavailability ?? "error \(store.code)"
        problem = why
        // After an error of the disk the connection's caches prove nothing: the next group opens it anew.
        database.close()
        let answer = DomainError.storageUnavailable(why: why, outcomeUnknown: failure?.atCommit ?? false)
        return group.map { _ in .failure(answer) }
    }

    private struct Done {
        var results: [Result<WriteReply, any Error>] = []
        var head: AuditHead
        var searchChanges: [SearchChange] = []
        /// When to prune next; nil when it was not time yet.
        var nextPruning: UInt64?
    }

    private func run(_ group: [WriteRequest], on connection: SQLiteConnection) throws -> Done {
        try connection.execute("BEGIN IMMEDIATE")
        do {
            var done = Done(head: try head ?? connection.auditHead())
            done.results.reserveCapacity(group.count)
            for request in group { done.results.append(try perform(request, on: connection, &done)) }
            try connection.index(done.searchChanges)
            done.nextPruning = try prune(connection)
            do { try connection.execute("COMMIT") } catch let error as StoreError {
                throw GroupFailure(error: error, atCommit: true)
            }
            return done
        } catch {
            if connection.isInTransaction { try? connection.execute("ROLLBACK") }
            throw error
        }
    }

    /// Performs one write in a savepoint; throws only what ends the whole group.
    private func perform(
        _ request: WriteRequest,
        on connection: SQLiteConnection,
        _ done: inout Done
    ) throws -> Result<WriteReply, any Error> {
        if let deadline = request.deadline, clock.monotonicNanoseconds() > deadline {
            return .failure(DomainError.deadlineExceeded)
        }
        let now = Timestamp(milliseconds: clock.wallMilliseconds())
        let transaction = WriteTransaction(request, connection: connection, head: done.head, now: now)
        try connection.execute("SAVEPOINT write")
        do {
            let reply = try connection.answer(
                request,
                in: transaction,
                repliesSince: now.milliseconds - replyLifetime.milliseconds
            )
            if request.validateOnly { try connection.execute("ROLLBACK TO write") }
            try connection.execute("RELEASE write")
            if !request.validateOnly {
                done.head = transaction.head
                done.searchChanges += transaction.position.searchChanges
            }
            return .success(reply)
        } catch {
            // Full disk, I/O error and out of memory end the transaction: nothing of the group may stand.
            guard connection.isInTransaction, (error as? StoreError)?.unavailability == nil else { throw error }
            try connection.execute("ROLLBACK TO write")
            try connection.execute("RELEASE write")
            return .failure(error)
        }
    }

    /// Deletes a few replies that nobody may ask for any more, once a minute, or more often while many are left.
    private func prune(_ connection: SQLiteConnection) throws -> UInt64? {
        let now = clock.monotonicNanoseconds()
        guard now >= nextPruning else { return nil }
        let deleted = try connection.pruneReplies(
            olderThan: clock.wallMilliseconds() - replyLifetime.milliseconds
        )
        return deleted < StoredReplies.pruningLimit ? now + StoredReplies.pruningNanoseconds : now
    }
}

/// The clocks a writer goes by.
struct WriterClock: Sendable {
    var monotonicNanoseconds: @Sendable () -> UInt64
    var wallMilliseconds: @Sendable () -> Int64

    static let system = WriterClock(
        monotonicNanoseconds: MonotonicClock.nanoseconds,
        wallMilliseconds: WallClock.milliseconds
    )
}

/// A transaction that failed as a whole.
struct GroupFailure: Error {
    var error: StoreError
    /// Whether it failed in COMMIT itself, after which a frame may still be recovered (DECISIONS.md 15).
    var atCommit: Bool
}
