import ClientOpsModel

/// What the rules about the store's own books compare (PRODUCT.md section 5, A1 to I3).
extension SQLiteConnection {
    /// A number of an invoice, taken apart.
    package struct InvoiceNumber: Sendable, Hashable {
        package var prefix: String
        package var year: Int
        package var number: Int64
    }

    /// Every number that was given, in no order that matters; imported invoices have none.
    ///
    /// - Throws: ``StoreError``.
    package func invoiceNumbers() throws -> [InvoiceNumber] {
        try rows("SELECT number FROM invoice WHERE number IS NOT NULL") { row in
            let parts = row.text(0).split(separator: "-", omittingEmptySubsequences: false)
            guard parts.count >= 3, let year = Int(parts[parts.count - 2]),
                let number = parts.last.flatMap({ Int64($0) })
            else { return nil }
            return InvoiceNumber(prefix: parts.dropLast(2).joined(separator: "-"), year: year, number: number)
        }.compactMap(\.self)
    }

    /// Invoices whose status or net says otherwise than their payments do.
    ///
    /// - Returns: id and name of each.
    /// - Throws: ``StoreError``.
    package func invoicesAgainstPayments() throws -> [(id: Int64, name: String)] {
        var nets: [Int64: Int64] = [:]
        var overflown: Set<Int64> = []
        try forEach("SELECT invoice_id, amount FROM payment") { row in
            let (net, overflow) = nets[row.integer(0), default: 0].addingReportingOverflow(row.integer(1))
            nets[row.integer(0)] = net
            if overflow { overflown.insert(row.integer(0)) }
            return true
        }
        return try rows("SELECT id, amount, paid_amount, status, coalesce(number, title) FROM invoice ORDER BY id") {
            row in
            let id = row.integer(0)
            let net = nets[id] ?? 0
            let isPaid = row.text(3) == InvoiceStatus.paid.rawValue
            let agrees = net == row.integer(2) && isPaid == (net == row.integer(1)) && !overflown.contains(id)
            return agrees ? nil : (id: id, name: row.text(4))
        }.compactMap(\.self)
    }

    /// Invoices that differ from what they were when they were sent or taken over.
    ///
    /// - Returns: id and name of each.
    /// - Throws: ``StoreError``.
    package func invoicesChangedSinceSending() throws -> [(id: Int64, name: String)] {
        try rows(Self.frozenSelect + " WHERE frozen_hash IS NOT NULL ORDER BY id") { row in
            let isDraft = row.text(1) == InvoiceStatus.draft.rawValue
            guard isDraft || Self.frozenHash(row) != row.text(2) else { return nil }
            return (id: row.integer(0), name: row.text(3))
        }.compactMap(\.self)
    }

    /// Invoices that are no drafts, and of which no hash was kept: nobody can tell whether they were changed.
    ///
    /// - Returns: their ids.
    /// - Throws: ``StoreError``.
    package func invoicesWithoutProof() throws -> [Int64] {
        let sql = "SELECT id FROM invoice WHERE frozen_hash IS NULL AND status <> ? ORDER BY id"
        return try rows(sql, [.text(InvoiceStatus.draft.rawValue)]) { $0.integer(0) }
    }

    /// Pairs of clients that somebody declared to be different.
    ///
    /// - Throws: ``StoreError``.
    package func distinctClients() throws -> Set<Set<Int64>> {
        Set(try rows("SELECT client_id, other_id FROM client_distinct") { [$0.integer(0), $0.integer(1)] })
    }

    fileprivate static let frozenColumns = [
        "id", "client_id", "number", "title", "currency", "amount", "issued_on", "due_on", "client_snapshot",
    ]

    fileprivate static let frozenSelect =
        "SELECT id, status, frozen_hash, coalesce(number, title), \(frozenColumns.joined(separator: ", ")) FROM invoice"

    /// The hash over the columns as they are stored, each behind its length, so that no two rows read alike.
    fileprivate static func frozenHash(_ row: Row) -> String {
        var bytes: [UInt8] = []
        for column in 4..<Int32(4 + frozenColumns.count) {
            let text = row.optionalText(column)
            bytes += Array("\(text.map { String($0.utf8.count) } ?? "-"):\(text ?? ""),".utf8)
        }
        return Digest.hex(bytes)
    }
}

extension WriteTransaction {
    /// Keeps a hash of what may not change any more in an invoice that was just sent, or came in as sent.
    ///
    /// Of one that came in it proves what it is from now on, and not what it was before.
    ///
    /// - Parameter id: the invoice.
    /// - Throws: ``StoreError``.
    package func freeze(invoice id: Int64) throws {
        let sql = SQLiteConnection.frozenSelect + " WHERE id = ?"
        guard let hash = try connection.first(sql, [.integer(id)], SQLiteConnection.frozenHash) else { return }
        try connection.execute("UPDATE invoice SET frozen_hash = ? WHERE id = ?", .text(hash), .integer(id))
    }
}
