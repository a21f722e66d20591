package import ClientOpsModel

/// Sums over leads and invoices; archived ones count in sums too (PRODUCT.md section 3).
extension SQLiteConnection {
    /// Leads that are not archived, by status.
    package func leadCounts() throws -> [LeadStatus: Int64] {
        let counts = try rows("SELECT status, count(*) FROM lead WHERE archived_at IS NULL GROUP BY status") {
            (try $0.word(0) as LeadStatus, $0.integer(1))
        }
        return Dictionary(uniqueKeysWithValues: counts)
    }

    /// Payments less reversals of some days, per currency.
    ///
    /// - Parameters:
    ///   - first: the first day.
    ///   - last: the last day.
    /// - Returns: the sums in minor units, by currency code.
    /// - Throws: ``StoreError``.
    package func revenue(
        from first: CalendarDate,
        through last: CalendarDate
    ) throws -> [(currency: String, amount: Int64)] {
        try rows(
            """
            SELECT invoice.currency, sum(payment.amount) FROM payment
            JOIN invoice ON invoice.id = payment.invoice_id
            WHERE payment.paid_on BETWEEN ? AND ? GROUP BY 1 ORDER BY 1
            """,
            [.text(first.wireValue), .text(last.wireValue)]
        ) { ($0.text(0), $0.integer(1)) }
    }

    /// What is sent and not yet paid, per currency.
    ///
    /// - Parameter today: the day by which an invoice is overdue or not.
    /// - Returns: the sums in minor units, by currency code.
    /// - Throws: ``StoreError``.
    package func outstanding(
        today: CalendarDate
    ) throws -> [(currency: String, amount: Int64, overdue: Int64)] {
        try rows(
            """
            SELECT currency, sum(amount - paid_amount), sum(CASE WHEN due_on < ? THEN amount - paid_amount ELSE 0 END)
            FROM invoice WHERE status = 'sent' GROUP BY 1 ORDER BY 1
            """,
            [.text(today.wireValue)]
        ) { ($0.text(0), $0.integer(1), $0.integer(2)) }
    }

    /// Cut-overs that are open.
    package func openCutovers() throws -> [Cutover] {
        try fetchAll(Cutover.self, where: "cutover.state = 'open' ORDER BY cutover.id", [])
    }
}
