/// The life of an invoice (PRODUCT.md section 3).
package enum InvoiceRules {
    /// Refuses a step that the status does not allow.
    ///
    /// - Parameters:
    ///   - invoice: the invoice.
    ///   - status: the statuses from which the step may be taken.
    ///   - step: the status or change asked for.
    /// - Throws: `DomainError.invalidState`.
    package static func require(
        _ invoice: Invoice,
        in status: Set<InvoiceStatus>,
        for step: String
    ) throws(DomainError) {
        guard status.contains(invoice.status) else {
            throw .invalidState(
                InvalidState(
                    .invoice,
                    id: invoice.id,
                    from: invoice.status.rawValue,
                    to: step,
                    allowed: next(after: invoice.status)
                )
            )
        }
    }

    /// What may happen to an invoice.
    ///
    /// - Parameter status: its status.
    /// - Returns: the statuses that may follow.
    package static func next(after status: InvoiceStatus) -> [String] {
        switch status {
        case .draft: [InvoiceStatus.sent.rawValue]
        case .sent: [InvoiceStatus.paid.rawValue, InvoiceStatus.void.rawValue]
        case .paid: [InvoiceStatus.sent.rawValue]
        case .void: []
        }
    }

    /// Sends a draft: settles its day, gives it the next number of the year, and keeps whom it was sent to.
    ///
    /// - Parameters:
    ///   - draft: the invoice.
    ///   - issuedOn: the day of issue.
    ///   - today: the day in the business time zone.
    ///   - client: whom it is for.
    ///   - prefix: what numbers begin with.
    ///   - series: the numbers of the year of `issuedOn`; moves on.
    /// - Returns: the invoice as it is sent.
    /// - Throws: `DomainError.invalidState` or `.invalidField`.
    package static func sending(
        _ draft: Invoice,
        issuedOn: CalendarDate,
        today: CalendarDate,
        to client: Client,
        prefix: String,
        series: inout NumberSeries
    ) throws(DomainError) -> Invoice {
        try require(draft, in: [.draft], for: InvoiceStatus.sent.rawValue)
        guard issuedOn <= today else {
            throw .invalidField(pointer: "/issued_on", expected: "today (\(today.wireValue)) or earlier")
        }
        guard !series.closed else {
            throw .invalidState(
                InvalidState(.series, id: Int64(series.year), from: "closed", to: "numbering", allowed: [])
            )
        }
        if let last = series.lastIssuedOn, issuedOn < last {
            throw .invalidField(
                pointer: "/issued_on",
                expected: "not before \(last.wireValue), the day of the last invoice of \(series.year)"
            )
        }
        try requireOrder(issuedOn: issuedOn, dueOn: draft.dueOn)
        var sent = draft
        sent.status = .sent
        sent.issuedOn = issuedOn
        sent.number = number(prefix: prefix, year: series.year, series.next)
        sent.clientSnapshot = ClientSnapshot(client)
        series.next += 1
        series.count += 1
        series.lastIssuedOn = issuedOn
        return sent
    }

    /// `PREFIX-YYYY-NNNN`; numbers past 9999 have more digits.
    package static func number(prefix: String, year: Int, _ number: Int64) -> String {
        let digits = String(number)
        return "\(prefix)-\(year)-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// Refuses a due day before the day of issue.
    ///
    /// - Parameters:
    ///   - issuedOn: the day of issue, if settled.
    ///   - dueOn: the due day, if settled.
    /// - Throws: `DomainError.invalidField`.
    package static func requireOrder(issuedOn: CalendarDate?, dueOn: CalendarDate?) throws(DomainError) {
        guard let issuedOn, let dueOn, dueOn < issuedOn else { return }
        throw .invalidField(pointer: "/due_on", expected: "not before issued_on (\(issuedOn.wireValue))")
    }

    /// Adds a payment, and settles whether the invoice is paid: paid ⇔ net payments = amount.
    ///
    /// - Parameters:
    ///   - payment: the payment; negative for a reversal.
    ///   - invoice: the invoice.
    /// - Returns: the invoice with its new net.
    /// - Throws: `DomainError.invalidField` when the net would exceed the amount or fall below zero.
    package static func adding(_ payment: Payment, to invoice: Invoice) throws(DomainError) -> Invoice {
        let (net, overflow) = invoice.paidAmount.addingReportingOverflow(payment.amount)
        guard !overflow, net <= invoice.amount, net >= 0 else {
            throw .invalidField(pointer: "/amount", expected: "1 to \(invoice.openAmount), what is still open")
        }
        var settled = invoice
        settled.paidAmount = net
        settled.status = net == invoice.amount ? .paid : .sent
        settled.paidOn = net == invoice.amount ? payment.paidOn : nil
        return settled
    }
}
