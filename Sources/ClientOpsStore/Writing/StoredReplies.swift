import ClientOpsModel

extension SQLiteConnection {
    /// Answers a write from the stored replies, or performs it and stores its reply.
    ///
    /// - Parameters:
    ///   - request: the write.
    ///   - transaction: its savepoint.
    ///   - since: replies stored before this moment, in milliseconds, are no longer answered.
    /// - Returns: the reply.
    /// - Throws: what the write throws, and `DomainError.requestIDReused`.
    func answer(
        _ request: WriteRequest,
        in transaction: WriteTransaction,
        repliesSince since: Int64
    ) throws -> WriteReply {
        if let retry = request.retry, let stored = try storedReply(for: retry, request, since: since) {
            return WriteReply(result: stored, changes: nil)
        }
        let result = try request.body(transaction)
        try transaction.finish()
        if request.validateOnly { return WriteReply(result: result, changes: transaction.entries) }
        if let retry = request.retry { try store(result, for: retry, request, at: transaction.now) }
        return WriteReply(result: result, changes: nil, afterCommit: transaction.afterCommit)
    }

    /// The reply of an earlier write with the same key.
    private func storedReply(for retry: RetryKey, _ request: WriteRequest, since: Int64) throws -> [UInt8]? {
        let found = try first(
            """
            SELECT params_hash, reply FROM request
            WHERE uid = ? AND user_id = ? AND method = ? AND request_id = ? AND at >= ?
            """,
            requestKey(retry, request) + [.integer(since)]
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
            INSERT OR REPLACE INTO request (uid, user_id, method, request_id, params_hash, reply, at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            requestKey(retry, request) + values
        )
    }

    /// Deletes at most ``StoredReplies/pruningLimit`` replies stored before a moment; answers how many.
    func pruneReplies(olderThan milliseconds: Int64) throws -> Int {
        try execute(
            """
            DELETE FROM request WHERE (uid, user_id, method, request_id) IN
                (SELECT uid, user_id, method, request_id FROM request WHERE at < ? ORDER BY at LIMIT ?)
            """,
            .integer(milliseconds),
            .integer(Int64(StoredReplies.pruningLimit))
        )
        return Int(changedRows)
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
    /// Most replies deleted with one group: more than a group can add, so that the table cannot grow for ever.
    static let pruningLimit = 2 * Writer.groupLimit
    /// Between two looks for old replies: a minute.
    static let pruningNanoseconds: UInt64 = 60_000_000_000
}
