import ClientOpsModel
import GRDB

/// Brings a group of writes into the store in one transaction.
struct GroupCommitter {
    let database: WritingDatabase
    /// Why the last group failed as a whole; nil after a success.
    private(set) var problem: String?
    private var head: AuditHead?

    init(database: WritingDatabase) { self.database = database }

    /// Performs and commits the writes.
    ///
    /// - Parameter group: the writes, in order.
    /// - Returns: what became of each; none is a success unless the commit succeeded.
    mutating func commit(_ group: [WriteRequest]) -> [Result<WriteReply, any Error>] {
        do {
            let known = head
            let done = try database.access { try Self.run(group, on: $0, head: known) }
            head = done.head
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

    private static func run(
        _ group: [WriteRequest],
        on connection: SQLiteConnection,
        head known: AuditHead?
    ) throws -> (results: [Result<WriteReply, any Error>], head: AuditHead) {
        try connection.execute("BEGIN IMMEDIATE")
        do {
            var head = try known ?? connection.auditHead()
            var results: [Result<WriteReply, any Error>] = []
            results.reserveCapacity(group.count)
            for request in group { results.append(try perform(request, on: connection, head: &head)) }
            do { try connection.execute("COMMIT") } catch let error as StoreError {
                throw GroupFailure(error: error, atCommit: true)
            }
            return (results, head)
        } catch {
            if connection.isInTransaction { try? connection.execute("ROLLBACK") }
            throw error
        }
    }

    /// Performs one write in a savepoint; throws only what ends the whole group.
    private static func perform(
        _ request: WriteRequest,
        on connection: SQLiteConnection,
        head: inout AuditHead
    ) throws -> Result<WriteReply, any Error> {
        if let deadline = request.deadline, MonotonicClock.nanoseconds() > deadline {
            return .failure(DomainError.deadlineExceeded)
        }
        let now = Timestamp(milliseconds: WallClock.milliseconds())
        let transaction = WriteTransaction(request, connection: connection, head: head, now: now)
        try connection.execute("SAVEPOINT write")
        do {
            let reply = try connection.answer(request, in: transaction)
            if request.validateOnly { try connection.execute("ROLLBACK TO write") } else { head = transaction.head }
            try connection.execute("RELEASE write")
            return .success(reply)
        } catch {
            // Full disk, I/O error and out of memory end the transaction: nothing of the group may stand.
            guard connection.isInTransaction, (error as? StoreError)?.unavailability == nil else { throw error }
            try connection.execute("ROLLBACK TO write")
            try connection.execute("RELEASE write")
            return .failure(error)
        }
    }
}

/// A transaction that failed as a whole.
struct GroupFailure: Error {
    var error: StoreError
    /// Whether it failed in COMMIT itself, after which a frame may still be recovered (DECISIONS.md 15).
    var atCommit: Bool
}

extension SQLiteConnection {
    /// Answers a write from the stored replies, or performs it and stores its reply.
    fileprivate func answer(_ request: WriteRequest, in transaction: WriteTransaction) throws -> WriteReply {
        if let retry = request.retry, let stored = try storedReply(for: retry, request) {
            return WriteReply(result: stored, changes: nil)
        }
        let result = try request.body(transaction)
        try transaction.finish()
        if request.validateOnly { return WriteReply(result: result, changes: transaction.entries) }
        if let retry = request.retry { try store(result, for: retry, request, at: transaction.now) }
        return WriteReply(result: result, changes: nil, afterCommit: transaction.afterCommit)
    }

    /// The reply of an earlier write with the same key.
    private func storedReply(for retry: RetryKey, _ request: WriteRequest) throws -> [UInt8]? {
        let found = try first(
            "SELECT params_hash, reply FROM request WHERE uid = ? AND user_id = ? AND method = ? AND request_id = ?",
            requestKey(retry, request)
        ) { (hash: $0.text(0), reply: Array($0.text(1).utf8)) }
        guard let found else { return nil }
        guard found.hash == retry.paramsHash else { throw DomainError.requestIDReused }
        return found.reply
    }

    private func store(_ reply: [UInt8], for retry: RetryKey, _ request: WriteRequest, at now: Timestamp) throws {
        guard reply.count <= StoredReplies.maximumBytes else {
            throw DomainError.limitExceeded(
                which: "stored_reply_bytes",
                limit: Int64(StoredReplies.maximumBytes),
                value: Int64(reply.count)
            )
        }
        let values: [SQLValue] = [
            .text(retry.paramsHash), .text(String(decoding: reply, as: UTF8.self)), .integer(now.milliseconds),
        ]
        try run(
            """
            INSERT INTO request (uid, user_id, method, request_id, params_hash, reply, at) VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            requestKey(retry, request) + values
        )
    }

    private func requestKey(_ retry: RetryKey, _ request: WriteRequest) -> [SQLValue] {
        [
            .integer(Int64(request.caller.uid)), .integer(request.caller.userID ?? 0), .text(request.method),
            .text(retry.requestID),
        ]
    }
}

/// Replies kept for callers that repeat a write (PROTOCOL.md, Names).
enum StoredReplies {
    /// Largest reply that is kept.
    static let maximumBytes = 64 << 10
    /// How long a reply is kept: 7 days.
    static let lifetimeMilliseconds: Int64 = 7 * 86_400_000
}
