package import ClientOpsAudit
package import ClientOpsModel
import StrictJSON

/// What a check of the chain found.
package struct ChainCheck: Sendable, Equatable {
    /// Entries that were checked.
    package var entries: Int64
    /// The last entry that fits.
    package var head: AuditHead
    /// The first entry that does not fit.
    package var brokenAt: Int64?
}

extension SQLiteConnection {
    private static let auditColumns = """
        SELECT seq, at, uid, pid, username, user_id, role, method, request_id, action, entity, entity_id, label, \
        revision, changes, operation_id, reason, prev_hash, hash FROM audit
        """

    static let auditSource = ListSource(
        table: "audit",
        select: auditColumns,
        key: "seq",
        sortable: ["seq"],
        hasArchive: false,
        isSearchable: false,
        visibility: { $0 == .all ? nil : ListSource.Condition(sql: "0") },
        countedTotal: { _ in ListSource.Condition(sql: "SELECT coalesce(max(seq), 0) FROM audit") },
        ascending: ["at"]
    )

    /// Lists audit entries.
    ///
    /// - Parameter request: filters, order and place.
    /// - Returns: a page of entries.
    /// - Throws: `DomainError.invalidField` for a request that cannot be answered; ``StoreError``.
    package func auditEntries(_ request: ListRequest) throws -> ListPage<AuditEntry> {
        try list(Self.auditSource, request, id: { $0.seq }, Self.entry)
    }

    /// The end of the log.
    package func auditHead() throws -> AuditHead {
        let sql = "SELECT seq, hash, at FROM audit ORDER BY seq DESC LIMIT 1"
        return try first(sql) { AuditHead(seq: $0.integer(0), hash: $0.text(1), at: $0.time(2)) } ?? .empty
    }

    /// The hash that an entry carries; nil when there is no such entry.
    package func auditHash(of seq: Int64) throws -> String? {
        try first("SELECT hash FROM audit WHERE seq = ?", [.integer(seq)]) { $0.text(0) }
    }

    /// Recomputes the chain behind an entry up to the end.
    ///
    /// - Parameter start: the entry to begin behind, as the caller knows it.
    /// - Returns: how far the chain holds.
    /// - Throws: ``StoreError``.
    package func verifyAudit(from start: AuditHead = .empty) throws -> ChainCheck {
        var check = ChainCheck(entries: 0, head: start, brokenAt: nil)
        if start.seq > 0, try auditHash(of: start.seq) != start.hash {
            check.brokenAt = start.seq
            return check
        }
        try forEach(Self.auditColumns + " WHERE seq > ? ORDER BY seq", [.integer(start.seq)]) { row in
            let entry = try? Self.entry(row)
            guard let entry, entry.seq == check.head.seq + 1, entry.previousHash == check.head.hash,
                AuditChain.hash(of: entry, previous: entry.previousHash) == entry.hash
            else {
                check.brokenAt = row.integer(0)
                return false
            }
            check.head = AuditHead(seq: entry.seq, hash: entry.hash, at: entry.at)
            check.entries += 1
            return true
        }
        return check
    }

    /// Entries of the change feed behind a position; refusals are no events (DECISIONS.md 27).
    ///
    /// - Parameters:
    ///   - seq: the last position already seen.
    ///   - entities: only these kinds; nil for all.
    ///   - limit: most entries to read.
    /// - Returns: the entries, oldest first.
    /// - Throws: ``StoreError``.
    package func feed(after seq: Int64, entities: [EntityKind]?, limit: Int) throws -> [AuditEntry] {
        var sql = Self.auditColumns + " WHERE seq > ? AND action <> 'refused'"
        var bindings: [SQLValue] = [.integer(seq)]
        if let entities {
            sql += " AND entity IN (SELECT value FROM json_each(?))"
            bindings.append(.json(.array(entities.map { .string($0.rawValue) })))
        }
        return try rows(sql + " ORDER BY seq LIMIT ?", bindings + [.integer(Int64(limit))], Self.entry)
    }

    /// Entries of the log behind a position, refusals included, without what events do not tell.
    ///
    /// - Parameters:
    ///   - seq: the last position already seen.
    ///   - limit: most entries to read.
    /// - Returns: the entries, oldest first.
    /// - Throws: ``StoreError``.
    package func feedEntries(after seq: Int64, limit: Int) throws -> [FeedEntry] {
        try rows(Self.feedColumns, [.integer(seq), .integer(Int64(limit))], FeedEntry.init)
    }

    private static let feedColumns = """
        SELECT seq, at, uid, pid, username, user_id, role, action, entity, entity_id, revision FROM audit \
        WHERE seq > ? ORDER BY seq LIMIT ?
        """

    /// The latest entries of the change feed, newest first.
    ///
    /// - Parameter limit: most entries to read.
    /// - Returns: the entries.
    /// - Throws: ``StoreError``.
    package func latestChanges(limit: Int) throws -> [AuditEntry] {
        let sql = Self.auditColumns + " WHERE action <> 'refused' ORDER BY seq DESC LIMIT ?"
        return try rows(sql, [.integer(Int64(limit))], Self.entry)
    }

    func insert(_ entry: AuditEntry) throws {
        try execute(
            """
            INSERT INTO audit (seq, at, uid, pid, username, user_id, role, method, request_id, action, entity, \
            entity_id, label, revision, changes, operation_id, reason, prev_hash, hash) \
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            .integer(entry.seq),
            .integer(entry.at.milliseconds),
            .integer(Int64(entry.actor.uid)),
            .integer(Int64(entry.actor.pid)),
            SQLValue(entry.actor.username),
            SQLValue(entry.actor.userID),
            .text(entry.actor.role.rawValue),
            .text(entry.method),
            SQLValue(entry.requestID),
            .text(entry.action.rawValue),
            .text(entry.entity.rawValue),
            .integer(entry.entityID),
            .text(entry.label),
            .integer(entry.revision),
            .json(.object(entry.changes)),
            SQLValue(entry.operationID),
            SQLValue(entry.reason),
            .text(entry.previousHash),
            .text(entry.hash)
        )
    }

    private static func entry(_ row: Row) throws -> AuditEntry {
        AuditEntry(
            seq: row.integer(0),
            at: row.time(1),
            actor: AuditActor(
                uid: UInt32(truncatingIfNeeded: row.integer(2)),
                pid: Int32(truncatingIfNeeded: row.integer(3)),
                username: row.optionalText(4),
                userID: row.optionalInteger(5),
                role: try row.word(6)
            ),
            method: row.text(7),
            requestID: row.optionalText(8),
            action: try row.word(9),
            entity: try row.word(10),
            entityID: row.integer(11),
            label: row.text(12),
            revision: row.integer(13),
            changes: try row.json(14, as: JSONValue.self).objectValue ?? [:],
            operationID: row.optionalInteger(15),
            reason: row.optionalText(16),
            previousHash: row.text(17),
            hash: row.text(18)
        )
    }
}
