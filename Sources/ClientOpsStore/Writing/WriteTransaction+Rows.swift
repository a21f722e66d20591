package import ClientOpsModel
import StrictJSON

/// What a write does to rows: each change with its entry in the audit log.
extension WriteTransaction {
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
