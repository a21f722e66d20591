package import ClientOpsModel
package import ClientOpsStore

/// What a handler that only reads works with.
package struct ReadContext {
    /// A connection inside a snapshot.
    package let connection: SQLiteConnection
    /// Who asks.
    package let caller: Caller
    /// The services.
    package let service: Service

    /// A row the caller may see.
    ///
    /// - Parameters:
    ///   - type: the entity.
    ///   - id: the row.
    ///   - includeArchived: whether an archived row will do; admins only.
    /// - Returns: the row.
    /// - Throws: `DomainError.notFound`, the same for a row that does not exist and one that may not be seen.
    package func visible<E: StoredEntity>(_ type: E.Type, id: Int64, includeArchived: Bool?) throws -> E {
        let includeArchived = try allowed(includeArchived)
        guard let row = try connection.fetch(type, id: id), includeArchived || !row.isArchived,
            try sees(row)
        else { throw DomainError.notFound(E.kind, id: id) }
        return row
    }

    /// Whether the caller may ask for archived rows.
    ///
    /// - Parameter includeArchived: what it asks.
    /// - Returns: whether archived rows are to be shown.
    /// - Throws: `DomainError.permissionDenied`.
    package func allowed(_ includeArchived: Bool?) throws -> Bool {
        guard includeArchived == true else { return false }
        guard caller.role == .admin else {
            throw DomainError.permissionDenied(needed: .admin, purpose: "include_archived")
        }
        return true
    }

    private func sees(_ row: some StoredEntity) throws -> Bool {
        switch caller.visibility {
        case .all: return true
        case .nothing: return false
        case .assigned(let userID):
            guard let project = row.projectForVisibility else { return false }
            return try connection.isAssigned(project: project, user: userID)
        }
    }
}

/// What a handler that changes rows works with.
package struct WriteContext {
    /// The write's savepoint: every change goes through it and is audited by it.
    package let tx: WriteTransaction
    /// The services.
    package let service: Service

    /// A parent under which something is written: must exist and live.
    ///
    /// - Parameters:
    ///   - type: the entity.
    ///   - id: the row.
    /// - Returns: the parent.
    /// - Throws: `DomainError.notFound`, or `.invalidState` when it is archived (DECISIONS.md 11).
    package func parent<E: StoredEntity>(_ type: E.Type, id: Int64) throws -> E {
        guard let row = try tx.connection.fetch(type, id: id) else { throw DomainError.notFound(E.kind, id: id) }
        guard !row.isArchived else {
            throw DomainError.invalidState(
                InvalidState(E.kind, id: id, from: "archived", to: "changed", allowed: ["restored"])
            )
        }
        return row
    }
}

/// What a job works with.
package struct JobContext: Sendable {
    /// Who asked for it.
    package let caller: Caller
    /// The services.
    package let service: Service
}
