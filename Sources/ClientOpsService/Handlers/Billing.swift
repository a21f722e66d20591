import ClientOpsModel
import ClientOpsStore

/// What leads, invoices and cut-overs need of a request besides their rows.
extension WriteContext {
    /// Today in the business time zone.
    var today: CalendarDate { service.settings.businessDay(tx.now) }

    /// The caller's reason, for steps that nobody takes without one.
    ///
    /// - Throws: `DomainError.invalidField` when there is none.
    func requiredReason() throws -> String {
        guard let reason = tx.reason else {
            throw DomainError.invalidField(pointer: "/reason", expected: "a reason for this step")
        }
        return reason
    }

    /// The invoice the call names, under a client that lives.
    func invoice(_ id: Int64) throws -> Invoice {
        let invoice = try tx.target(Invoice.self, id: id)
        _ = try parent(Client.self, id: invoice.clientID)
        return invoice
    }

    /// A day of payment: today unless given, and never later.
    func notInFuture(_ day: CalendarDate?) throws -> CalendarDate {
        guard let day else { return today }
        guard day <= today else {
            throw DomainError.invalidField(pointer: "/paid_on", expected: "today (\(today.wireValue)) or earlier")
        }
        return day
    }

    /// Records a payment and brings the invoice in line with it.
    func settle(_ before: Invoice, with payment: Payment) throws -> Invoice {
        let after = try InvoiceRules.adding(payment, to: before)
        _ = try tx.record(payment, of: before)
        let action: AuditAction = after.status == before.status ? .update : .statusChange
        return try tx.update(before, to: after, action: action).presented(today: today)
    }
}

extension ReadContext {
    /// The time as the next change would be timed: never before the last one.
    var now: Timestamp {
        get throws { max(service.settings.now(), try connection.auditHead().at) }
    }

    /// Today in the business time zone.
    var today: CalendarDate {
        get throws { service.settings.businessDay(try now) }
    }
}

extension Invoice {
    /// The invoice with what only the calendar knows.
    func presented(today: CalendarDate) -> Invoice {
        var shown = self
        shown.overdue = status == .sent && dueOn.map { $0 < today } == true
        return shown
    }
}
