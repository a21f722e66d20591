package import ClientOpsModel

/// What stands against a row: the places that other rows hold.
extension WriteTransaction {
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

    func refusingConflicts<E: StoredEntity>(of row: E, before: E?, _ statement: () throws -> Void) throws {
        do {
            try statement()
        } catch let error as StoreError where error.isConstraint {
            let conflicts = try conflicts(of: row, before: before)
            throw conflicts.isEmpty ? error : DomainError.conflict(conflicts)
        }
    }
}
