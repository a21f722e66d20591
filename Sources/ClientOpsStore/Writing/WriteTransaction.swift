import ClientOpsAudit
package import ClientOpsModel
package import StrictJSON

/// One write inside its savepoint: changes rows and, with each, the audit log; no handler can forget it.
package final class WriteTransaction {
    /// The writer's connection, for reading what the rules need.
    package let connection: SQLiteConnection
    /// Who writes.
    package let caller: Caller
    /// The time of every change of this write; never before the last entry of the log.
    package let now: Timestamp
    /// The method that writes.
    package let method: String
    /// Why, as the caller put it.
    package var reason: String? { request.reason }
    private let request: WriteRequest
    /// How far this write has come in the audit log.
    var position: Position
    private var checkedRevision = false

    /// A place that a part of a write can be taken back to.
    struct Position {
        var head: AuditHead
        var entries: [AuditEntry] = []
        var operation: Int64?
        var afterCommit: [@Sendable () -> Void] = []
        var searchChanges: [SearchChange] = []
    }

    var head: AuditHead { position.head }
    var entries: [AuditEntry] { position.entries }
    var afterCommit: [@Sendable () -> Void] { position.afterCommit }

    init(_ request: WriteRequest, connection: SQLiteConnection, head: AuditHead, now: Timestamp) {
        self.request = request
        self.connection = connection
        position = Position(head: head)
        self.now = max(now, head.at)
        caller = request.caller
        method = request.method
    }

    /// The operation that ties this write's entries together; asking for it begins one.
    package var operationID: Int64 {
        if let operation = position.operation { return operation }
        let begun = head.seq + 1 + operationOffset
        position.operation = begun
        return begun
    }

    /// How far operations are numbered ahead of the log, because rows of an export kept theirs.
    private(set) lazy var operationOffset =
        (try? connection.integer("SELECT value FROM meta WHERE key = 'operation_offset'")) ?? 0

    /// Has something done once the write is on disk, and not if it never gets there.
    ///
    /// - Parameter action: called on the writer's thread; must not block.
    package func afterCommit(_ action: @escaping @Sendable () -> Void) {
        position.afterCommit.append(action)
    }

    // MARK: Reading

    /// The row the call names: must live, and have the revision that the caller believes.
    ///
    /// - Parameters:
    ///   - type: the entity.
    ///   - id: the row.
    ///   - archived: whether the row has to be archived instead.
    /// - Returns: the row.
    /// - Throws: `DomainError.notFound` or `.staleRevision`; ``StoreError``.
    package func target<E: StoredEntity>(_ type: E.Type, id: Int64, archived: Bool = false) throws -> E {
        guard let row = try connection.fetch(type, id: id) else { throw DomainError.notFound(E.kind, id: id) }
        if archived, !row.isArchived {
            throw DomainError.invalidState(
                InvalidState(E.kind, id: id, from: "live", to: "live", allowed: ["archived"])
            )
        }
        guard archived || !row.isArchived else { throw DomainError.notFound(E.kind, id: id) }
        try checkRevision(row.revision)
        return row
    }

    /// Refuses the call when the thing it names has another revision than the caller believes.
    ///
    /// - Parameter revision: the present one.
    /// - Throws: `DomainError.staleRevision`.
    package func checkRevision(_ revision: Int64) throws {
        if let expected = request.ifRevision, revision != expected {
            throw DomainError.staleRevision(current: revision)
        }
        checkedRevision = true
    }

    /// A row that has to live, such as a parent.
    ///
    /// - Parameters:
    ///   - type: the entity.
    ///   - id: the row.
    /// - Returns: the row.
    /// - Throws: `DomainError.notFound`; ``StoreError``.
    package func living<E: StoredEntity>(_ type: E.Type, id: Int64) throws -> E {
        guard let row = try connection.fetch(type, id: id), !row.isArchived else {
            throw DomainError.notFound(E.kind, id: id)
        }
        return row
    }

    /// Refuses `if_revision` on a call that names no row.
    func finish() throws {
        if request.ifRevision != nil, !checkedRevision {
            throw DomainError.invalidField(pointer: "/if_revision", expected: "no revision: the call names no row")
        }
    }

    // MARK: Writing

    /// Adds a row.
    ///
    /// - Parameters:
    ///   - draft: the row; id, revision and times are given here.
    ///   - action: how the audit log calls it.
    ///   - createdAt: when the row was made, if not now.
    /// - Returns: the row as stored.
    /// - Throws: `DomainError.conflict` when a uniqueness rule is broken; ``StoreError``.
    package func insert<E: StoredEntity>(
        _ draft: E,
        action: AuditAction = .create,
        createdAt: Timestamp? = nil
    ) throws -> E {
        var row = draft
        row.revision = 1
        row.createdAt = createdAt ?? now
        row.updatedAt = now
        let folded = row.foldedText
        try refusingConflicts(of: row, before: nil) {
            try connection.run(E.sql.insert, row.storedValues(forInsert: true, folded: folded))
        }
        row.id = connection.lastInsertedID
        note(folded, insteadOf: nil, of: row)
        try audit(row, action, changes: Self.creation(of: row))
        // Members that other tables hold are read back.
        return E.derivedColumns.isEmpty ? row : try connection.fetch(E.self, id: row.id) ?? row
    }

    /// Changes a row; without a difference nothing happens and the revision stays.
    ///
    /// - Parameters:
    ///   - before: the row as it was read in this write.
    ///   - after: the row as it shall be.
    ///   - action: how the audit log calls it.
    /// - Returns: the row as stored.
    /// - Throws: `DomainError.conflict` when a uniqueness rule is broken; ``StoreError``.
    package func update<E: StoredEntity>(_ before: E, to after: E, action: AuditAction = .update) throws -> E {
        let changes = Self.difference(before, after)
        guard !changes.isEmpty else { return before }
        var row = after
        row.revision = before.revision + 1
        row.updatedAt = now
        let folded = row.foldedText
        let known = folded == nil ? nil : try connection.indexedText(table: E.table, id: row.id)
        try refusingConflicts(of: row, before: before) {
            let place: [SQLValue] = [.integer(row.id), .integer(before.revision)]
            try connection.run(E.sql.update, row.storedValues(forInsert: false, folded: folded) + place)
        }
        guard connection.changedRows == 1 else { throw DomainError.staleRevision(current: before.revision) }
        note(folded, insteadOf: known, of: row)
        try audit(row, action, changes: changes)
        return E.derivedColumns.isEmpty ? row : try connection.fetch(E.self, id: row.id) ?? row
    }

    /// Archives a row as part of this write's operation.
    ///
    /// - Parameters:
    ///   - before: the row as it was read in this write.
    ///   - after: the row as it shall be, if more changes than being archived.
    ///   - action: how the audit log calls it.
    /// - Returns: the row as stored.
    /// - Throws: ``StoreError``.
    package func archive<E: StoredEntity>(
        _ before: E,
        as after: E? = nil,
        action: AuditAction = .archive
    ) throws -> E {
        var row = after ?? before
        row.archivedAt = now
        let operation = operationID
        row = try update(before, to: row, action: action)
        try mark(row, operation: operation)
        return row
    }

    /// Restores a row as part of this write's operation.
    ///
    /// - Parameter before: the archived row.
    /// - Returns: the row as stored.
    /// - Throws: `DomainError.conflict` when a uniqueness rule is broken; ``StoreError``.
    package func restore<E: StoredEntity>(_ before: E) throws -> E {
        var row = before
        row.archivedAt = nil
        _ = operationID
        row = try update(before, to: row, action: .restore)
        try mark(row, operation: nil)
        return row
    }

    /// Appends an entry for something that is no row of an entity's table.
    ///
    /// - Parameters:
    ///   - action: what happened.
    ///   - entity: the kind of thing.
    ///   - id: the thing.
    ///   - label: what people call it.
    ///   - revision: its revision afterwards.
    ///   - changes: field → [before, after].
    /// - Throws: ``StoreError``.
    package func audit(
        _ action: AuditAction,
        _ entity: EntityKind,
        id: Int64,
        label: String,
        revision: Int64,
        changes: JSONObject
    ) throws {
        var entry = AuditEntry(
            seq: head.seq + 1,
            at: now,
            actor: AuditActor(caller),
            method: method,
            requestID: request.retry?.requestID,
            action: action,
            entity: entity,
            entityID: id,
            label: label,
            revision: revision,
            changes: changes,
            operationID: position.operation,
            reason: request.reason,
            previousHash: head.hash
        )
        entry.hash = AuditChain.hash(of: entry, previous: head.hash)
        try connection.insert(entry)
        position.head = AuditHead(seq: entry.seq, hash: entry.hash, at: now)
        position.entries.append(entry)
    }

    func audit<E: StoredEntity>(_ row: E, _ action: AuditAction, changes: JSONObject) throws {
        try audit(action, E.kind, id: row.id, label: row.label, revision: row.revision, changes: changes)
    }

    func note<E: StoredEntity>(_ text: String?, insteadOf known: String?, of row: E) {
        guard let text, text != known else { return }
        position.searchChanges.append(SearchChange(table: E.table, id: row.id, old: known, new: text))
    }

    func mark<E: StoredEntity>(_ row: E, operation: Int64?) throws {
        try connection.execute(
            "UPDATE \(E.table) SET archive_operation = ? WHERE id = ?",
            SQLValue(operation),
            .integer(row.id)
        )
    }

    // MARK: Conflicts

    /// Rows that hold a place which a row wants.
    ///
    /// - Parameters:
    ///   - row: the row as it shall be, not archived.
    ///   - before: the row as it is; what it holds already it cannot collide for.
    /// - Returns: the rules that stand against it, with the rows that hold the places.
    /// - Throws: ``StoreError``.
    package func conflicts<E: StoredEntity>(of row: E, before: E? = nil) throws -> [Conflict] {
        guard !row.isArchived else { return [] }
        let holder = before.flatMap { $0.isArchived ? nil : $0 }
        return try E.uniqueRules.compactMap { rule in
            guard let values = rule.values(row), holder.flatMap(rule.values) != values else { return nil }
            let condition = rule.columns.map { "\($0) = ?" }.joined(separator: " AND ")
            let sql =
                "SELECT id FROM \(E.table) WHERE \(condition)\(rule.condition) AND archived_at IS NULL AND id <> ? "
                + "ORDER BY id LIMIT 1"
            let other = try connection.first(sql, values + [.integer(row.id)]) { $0.integer(0) }
            return other.map { Conflict(rule.rule, with: $0) }
        }
    }

    private func refusingConflicts<E: StoredEntity>(of row: E, before: E?, _ statement: () throws -> Void) throws {
        do {
            try statement()
        } catch let error as StoreError where error.isConstraint {
            let conflicts = try conflicts(of: row, before: before)
            throw conflicts.isEmpty ? error : DomainError.conflict(conflicts)
        }
    }

    // MARK: Differences

    static func creation<E: StoredEntity>(of row: E) -> JSONObject {
        var changes = JSONObject()
        for (field, value) in row.auditValues where value != .null && value != .json([]) {
            changes[field] = .array([.null, value.jsonValue])
        }
        return changes
    }

    private static func difference<E: StoredEntity>(_ before: E, _ after: E) -> JSONObject {
        var changes = JSONObject()
        for (old, new) in zip(before.auditValues, after.auditValues) where old.value != new.value {
            changes[old.field] = .array([old.value.jsonValue, new.value.jsonValue])
        }
        return changes
    }
}
