package import ClientOpsModel
import StrictJSON

/// Puts rows of an export back exactly as they were; each has its entry in the audit log of this store.
extension WriteTransaction {
    /// Adds a row with its id, revision and times.
    ///
    /// - Parameters:
    ///   - row: the row as it shall be.
    ///   - archiveOperation: the operation that archived it.
    /// - Throws: ``StoreError``.
    package func reinstate<E: StoredEntity>(_ row: E, archiveOperation: Int64?) throws {
        let place: [SQLValue] = [.integer(row.id), SQLValue(archiveOperation)]
        let folded = row.foldedText
        try connection.run(E.sql.reinstate, place + row.storedValues(forInsert: true, folded: folded))
        note(folded, insteadOf: nil, of: row)
        try audit(row, .import, changes: Self.creation(of: row))
    }

    /// Adds an instance; one that is not in slot 0 waits inactive for ``enterSlot(_:)``.
    ///
    /// - Parameters:
    ///   - instance: the row as it shall be.
    ///   - archiveOperation: the operation that archived it.
    /// - Throws: ``StoreError``.
    package func reinstate(_ instance: Instance, archiveOperation: Int64?) throws {
        var first = instance
        if let slot = ProductionSlot.slot(of: instance), slot != ProductionSlot.primary {
            first.active = false
            first.contested = false
            first.cutoverID = nil
        }
        let place: [SQLValue] = [.integer(first.id), SQLValue(archiveOperation)]
        let folded = first.foldedText
        try connection.run(Instance.sql.reinstate, place + first.storedValues(forInsert: true, folded: folded))
        note(folded, insteadOf: nil, of: first)
        try audit(instance, .import, changes: Self.creation(of: instance))
    }

    /// Lets an instance into its slot beside the production in slot 0, once the cut-overs are there.
    ///
    /// - Parameter instance: the row as it shall be.
    /// - Throws: ``StoreError``.
    package func enterSlot(_ instance: Instance) throws {
        guard let slot = ProductionSlot.slot(of: instance), slot != ProductionSlot.primary else { return }
        try connection.execute(
            "UPDATE instance SET active = 1, slot = ? WHERE id = ?",
            .integer(slot),
            .integer(instance.id)
        )
    }

    /// Adds a payment with its id and time.
    ///
    /// - Parameters:
    ///   - payment: the payment.
    ///   - invoice: what it is for.
    ///   - createdAt: when it was recorded.
    /// - Throws: ``StoreError``.
    package func reinstate(_ payment: Payment, of invoice: Invoice, createdAt: Timestamp) throws {
        try connection.execute(
            """
            INSERT INTO payment (id, invoice_id, amount, paid_on, method, reference, reason, reverses, created_at) \
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            .integer(payment.id),
            .integer(invoice.id),
            .integer(payment.amount),
            SQLValue(payment.paidOn?.wireValue),
            SQLValue(payment.method),
            SQLValue(payment.reference),
            SQLValue(payment.reason),
            SQLValue(payment.reverses),
            .integer(createdAt.milliseconds)
        )
        let changes = try JSONValue(encoding: payment).objectValue ?? [:]
        try audit(
            .import,
            .payment,
            id: payment.id,
            label: invoice.label,
            revision: 1,
            changes: JSONObject(
                changes.filter { $0.1 != .null && $0.0 != "id" }.map { ($0.0, .array([.null, $0.1])) }
            )
        )
    }

    /// Numbers all operations to come above those that rows of an export kept.
    ///
    /// - Parameter highest: the highest operation that was kept.
    /// - Throws: ``StoreError``.
    package func beginOperations(above highest: Int64) throws {
        try connection.execute(
            "INSERT OR REPLACE INTO meta (key, value) VALUES ('operation_offset', ?)",
            .text(String(highest))
        )
    }
}
