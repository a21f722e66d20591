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

    // MARK: The audit log

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
}
