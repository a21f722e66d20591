package import ClientOpsModel
import StrictJSON

/// Payments and number series: written with their audit entries like everything else.
extension WriteTransaction {
    /// Records a payment of an invoice.
    ///
    /// - Parameters:
    ///   - payment: the payment; its id is given here.
    ///   - invoice: what it is for.
    /// - Returns: the payment with its id.
    /// - Throws: ``StoreError``.
    package func record(_ payment: Payment, of invoice: Invoice) throws -> Payment {
        try connection.execute(
            """
            INSERT INTO payment (invoice_id, amount, paid_on, method, reference, reason, reverses, created_at) \
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            .integer(invoice.id),
            .integer(payment.amount),
            SQLValue(payment.paidOn?.wireValue),
            SQLValue(payment.method),
            SQLValue(payment.reference),
            SQLValue(payment.reason),
            SQLValue(payment.reverses),
            .integer(now.milliseconds)
        )
        var recorded = payment
        recorded.id = connection.lastInsertedID
        let fields: [(String, JSONValue)] = [
            ("invoice_id", .integer(invoice.id)), ("amount", .integer(payment.amount)),
            ("paid_on", payment.paidOn.map { .string($0.wireValue) } ?? .null),
            ("method", payment.method.map(JSONValue.string) ?? .null),
            ("reference", payment.reference.map(JSONValue.string) ?? .null),
            ("reverses", payment.reverses.map(JSONValue.integer) ?? .null),
        ]
        try audit(
            .create,
            .payment,
            id: recorded.id,
            label: invoice.label,
            revision: 1,
            changes: JSONObject(fields.filter { $0.1 != .null }.map { ($0.0, .array([.null, $0.1])) })
        )
        return recorded
    }

    /// The numbers of a year; a year without a row begins at 1.
    ///
    /// - Parameter year: the year.
    /// - Returns: the series, and whether it has a row.
    /// - Throws: ``StoreError``.
    package func series(year: Int) throws -> (series: NumberSeries, exists: Bool) {
        let known = try connection.numberSeries(year: year)
        return (known ?? NumberSeries(year: year), known != nil)
    }

    /// Stores the numbers of a year.
    ///
    /// - Parameters:
    ///   - series: as it shall be.
    ///   - before: as it was; nil for a new one.
    ///   - audited: whether the log says so; the number an invoice takes is in the invoice's own entry.
    /// - Throws: ``StoreError``.
    package func save(_ series: NumberSeries, replacing before: NumberSeries?, audited: Bool) throws {
        try connection.execute(
            "INSERT OR REPLACE INTO series (year, next, count, last_issued_on, closed) VALUES (?, ?, ?, ?, ?)",
            .integer(Int64(series.year)),
            .integer(series.next),
            .integer(series.count),
            SQLValue(series.lastIssuedOn?.wireValue),
            .flag(series.closed)
        )
        guard audited else { return }
        var changes = JSONObject()
        if before?.next != series.next {
            changes["next"] = .array([before.map { .integer($0.next) } ?? .null, .integer(series.next)])
        }
        if before?.closed != series.closed {
            changes["closed"] = .array([before.map { .bool($0.closed) } ?? .null, .bool(series.closed)])
        }
        try audit(
            before == nil ? .create : .update,
            .series,
            id: Int64(series.year),
            label: String(series.year),
            revision: 1,
            changes: changes
        )
    }
}

extension SQLiteConnection {
    /// The numbers of a year; nil when none was given and none set.
    package func numberSeries(year: Int) throws -> NumberSeries? {
        try numberSeries(where: " WHERE year = ?", [.integer(Int64(year))]).first
    }

    /// The numbers of every year, the first year first.
    package func allNumberSeries() throws -> [NumberSeries] { try numberSeries(where: "", []) }

    private func numberSeries(where condition: String, _ bindings: [SQLValue]) throws -> [NumberSeries] {
        let sql = "SELECT year, next, count, last_issued_on, closed FROM series" + condition + " ORDER BY year"
        return try rows(sql, bindings) { row in
            NumberSeries(
                year: Int(row.integer(0)),
                next: row.integer(1),
                count: row.integer(2),
                lastIssuedOn: row.optionalText(3).flatMap { try? CalendarDate($0) },
                closed: row.flag(4)
            )
        }
    }

    /// Live invoices of a client.
    package func invoices(ofClient id: Int64) throws -> [Invoice] {
        try fetchAll(Invoice.self, where: "invoice.client_id = ? AND invoice.archived_at IS NULL", [.integer(id)])
    }

    /// The open cut-over of a project.
    package func openCutover(ofProject id: Int64) throws -> Cutover? {
        try fetchAll(Cutover.self, where: "cutover.project_id = ? AND cutover.state = 'open'", [.integer(id)]).first
    }

    /// Live clients that share an e-mail address, a company or an e-mail domain with a lead.
    ///
    /// - Parameters:
    ///   - lead: the lead.
    ///   - domain: the domain of its e-mail address, unless it is one of a free mail provider.
    ///   - limit: most clients.
    /// - Returns: the clients, in no order that matters.
    /// - Throws: ``StoreError``.
    package func clientsLike(_ lead: Lead, domain: String?, limit: Int) throws -> [Client] {
        try fetchAll(
            Client.self,
            where: """
                client.archived_at IS NULL AND client.id IN (
                    SELECT id FROM client WHERE email = ?1 UNION SELECT id FROM client WHERE company = ?2
                    UNION SELECT id FROM client WHERE name = ?2
                    UNION SELECT rowid FROM client_search WHERE folded MATCH ?3
                ) ORDER BY client.id LIMIT ?4
                """,
            [
                SQLValue(lead.email), SQLValue(lead.company),
                domain.map { .text("\"@\(TextFolding.fold($0))\"") } ?? .text("\"\u{1}\u{1}\u{1}\""),
                .integer(Int64(limit)),
            ]
        )
    }
}
