package import ClientOpsModel

/// Rows in the order of their ids, archived ones too, as an export takes them.
extension SQLiteConnection {
    /// Rows behind an id.
    ///
    /// - Parameters:
    ///   - type: the entity.
    ///   - id: the last row that was read before.
    ///   - limit: most rows.
    /// - Returns: the rows, each with the operation that archived it.
    /// - Throws: ``StoreError``.
    package func exportRows<E: StoredEntity>(
        _ type: E.Type,
        after id: Int64,
        limit: Int
    ) throws -> [(row: E, archiveOperation: Int64?)] {
        let page = try fetchAll(
            type,
            where: "\(E.table).id > ? ORDER BY \(E.table).id LIMIT ?",
            [.integer(id), .integer(Int64(limit))]
        )
        guard let last = page.last else { return [] }
        let operations = try rows(
            "SELECT id, archive_operation FROM \(E.table) WHERE id > ? AND id <= ? AND archive_operation IS NOT NULL",
            [.integer(id), .integer(last.id)]
        ) { ($0.integer(0), $0.integer(1)) }
        let operationByID = Dictionary(uniqueKeysWithValues: operations)
        return page.map { ($0, operationByID[$0.id]) }
    }

    /// When the payments of an invoice were recorded.
    ///
    /// - Parameter id: the invoice.
    /// - Returns: the times, in the order of the payments' ids.
    /// - Throws: ``StoreError``.
    package func paymentTimes(ofInvoice id: Int64) throws -> [Timestamp] {
        try rows("SELECT created_at FROM payment WHERE invoice_id = ? ORDER BY id", [.integer(id)]) { $0.time(0) }
    }

    /// Whether nothing was ever declared: what an export is taken back into.
    ///
    /// - Throws: ``StoreError``.
    package func hasNoRows() throws -> Bool {
        let tables = [
            Client.table, Project.table, Instance.table, User.table, Assignment.table, Lead.table, Invoice.table,
            Cutover.table, EntityKind.series.rawValue,
        ]
        let found = tables.map { "EXISTS (SELECT 1 FROM \($0))" }.joined(separator: " OR ")
        return try integer("SELECT \(found)") == 0
    }
}
