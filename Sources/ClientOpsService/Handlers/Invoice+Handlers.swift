package import ClientOpsModel
package import ClientOpsProtocol
import ClientOpsStore

extension InvoiceMethods.Create: WriteHandled {
    package static func handle(_ params: Params, _ context: WriteContext) throws -> Invoice {
        let client = try context.parent(Client.self, id: params.clientID)
        try InvoiceRules.requireOrder(issuedOn: params.issuedOn, dueOn: params.dueOn)
        let invoice = try context.tx.insert(
            Invoice(
                clientID: client.id,
                title: params.title.value,
                currency: params.currency,
                amount: params.amount.value,
                issuedOn: params.issuedOn,
                dueOn: params.dueOn,
                notes: params.notes?.value
            )
        )
        return invoice.presented(today: context.today)
    }
}

extension InvoiceMethods.Get: ReadHandled {
    package static func handle(_ params: GetParams, _ context: ReadContext) throws -> Invoice {
        try context.visible(Invoice.self, id: params.id, includeArchived: params.includeArchived)
            .presented(today: try context.today)
    }
}

extension InvoiceMethods.List: ReadHandled {
    package static func handle(
        _ params: ListParams<Filters>,
        _ context: ReadContext
    ) throws -> ListResult<Invoice> {
        let today = try context.today
        let request = try context.request(params.paging, conditions(params.filters, today: today))
        let page = try context.connection.list(Invoice.self, request)
        return ListResult(
            items: page.items.map { $0.presented(today: today) },
            position: ListPosition(page.position)
        )
    }

    private static func conditions(_ filters: Filters, today: CalendarDate) -> [ListFilter?] {
        var conditions: [ListFilter?] = [
            .equals("client_id", filters.clientID), .equals("number", filters.number),
            .equals("status", filters.status), .equals("currency", filters.currency),
            .equals("imported", filters.imported),
            .days("issued_on", from: filters.issuedOnFrom, to: filters.issuedOnTo),
            .days("due_on", from: filters.dueOnFrom, to: filters.dueOnTo),
            .days("paid_on", from: filters.paidOnFrom, to: filters.paidOnTo),
        ]
        switch filters.overdue {
        case true?:
            conditions += [.equals("status", InvoiceStatus.sent), .textBelow("due_on", today.wireValue)]
        case false?:
            conditions.append(
                .any([
                    .differs("status", .text(InvoiceStatus.sent.rawValue)), .isEmpty("due_on"),
                    .textAtLeast("due_on", today.wireValue),
                ])
            )
        case nil: break
        }
        return conditions
    }
}

extension InvoiceMethods.Update: WriteHandled {
    package static func handle(_ params: Params, _ context: WriteContext) throws -> Invoice {
        let before = try context.invoice(params.id)
        var after = before
        after.title = params.title.applied(to: before.title, \.value)
        after.amount = params.amount.applied(to: before.amount, \.value)
        after.issuedOn = params.issuedOn.applied(to: before.issuedOn)
        after.dueOn = params.dueOn.applied(to: before.dueOn)
        // A sent invoice is immutable but for payments and notes.
        if after != before { try InvoiceRules.require(before, in: [.draft], for: "changed") }
        after.notes = params.notes.applied(to: before.notes, \.value)
        try InvoiceRules.requireOrder(issuedOn: after.issuedOn, dueOn: after.dueOn)
        return try context.tx.update(before, to: after).presented(today: context.today)
    }
}

extension InvoiceMethods.Send: WriteHandled {
    package static func handle(_ params: Params, _ context: WriteContext) throws -> Invoice {
        let before = try context.invoice(params.id)
        try InvoiceRules.require(before, in: [.draft], for: InvoiceStatus.sent.rawValue)
        let client = try context.parent(Client.self, id: before.clientID)
        let issuedOn = params.issuedOn ?? before.issuedOn ?? context.today
        let known = try context.tx.series(year: issuedOn.year)
        var series = known.series
        let sent = try InvoiceRules.sending(
            before,
            issuedOn: issuedOn,
            today: context.today,
            to: client,
            prefix: context.service.settings.numberPrefix,
            series: &series
        )
        try context.tx.save(series, replacing: known.series, audited: false)
        let stored = try context.tx.update(before, to: sent, action: .statusChange)
        try context.tx.freeze(invoice: stored.id)
        return stored.presented(today: context.today)
    }
}

extension InvoiceMethods.Pay: WriteHandled {
    package static func handle(_ params: Params, _ context: WriteContext) throws -> Invoice {
        let before = try context.invoice(params.id)
        try InvoiceRules.require(before, in: [.sent], for: InvoiceStatus.paid.rawValue)
        let payment = Payment(
            amount: params.amount?.value ?? before.openAmount,
            paidOn: try context.notInFuture(params.paidOn),
            method: params.method?.value,
            reference: params.reference?.value
        )
        return try context.settle(before, with: payment)
    }
}

extension InvoiceMethods.ReversePayment: WriteHandled {
    package static func handle(_ params: Params, _ context: WriteContext) throws -> Invoice {
        let before = try context.invoice(params.id)
        try InvoiceRules.require(before, in: [.sent, .paid], for: "reversed")
        let reason = try context.requiredReason()
        guard let payment = before.payments.first(where: { $0.id == params.paymentID }), payment.amount > 0,
            !before.payments.contains(where: { $0.reverses == payment.id })
        else {
            throw DomainError.invalidField(
                pointer: "/payment_id",
                expected: "a payment of this invoice that was not reversed yet"
            )
        }
        let reversal = Payment(
            amount: -payment.amount,
            paidOn: try context.notInFuture(params.paidOn),
            reason: reason,
            reverses: payment.id
        )
        return try context.settle(before, with: reversal)
    }
}

extension InvoiceMethods.VoidInvoice: WriteHandled {
    package static func handle(_ params: RowParams, _ context: WriteContext) throws -> Invoice {
        let before = try context.invoice(params.id)
        try InvoiceRules.require(before, in: [.sent], for: InvoiceStatus.void.rawValue)
        guard before.paidAmount == 0 else {
            throw DomainError.invalidState(
                InvalidState(.invoice, id: before.id, from: "partly_paid", to: "void", allowed: ["paid"])
            )
        }
        var after = before
        after.status = .void
        after.voidReason = try context.requiredReason()
        return try context.tx.update(before, to: after, action: .statusChange).presented(today: context.today)
    }
}

extension InvoiceMethods.Archive: WriteHandled {
    package static func handle(_ params: RowParams, _ context: WriteContext) throws -> ArchiveResult<Invoice> {
        let before = try context.tx.target(Invoice.self, id: params.id)
        guard before.status == .draft || context.tx.caller.role == .admin else {
            throw DomainError.permissionDenied(needed: .admin, purpose: "archiving an invoice that was sent")
        }
        let item = try context.tx.archive(before).presented(today: context.today)
        return ArchiveResult(item: item, counts: CascadeCounts(invoice: 1))
    }
}

extension InvoiceMethods.Restore: WriteHandled {
    package static func handle(_ params: RowParams, _ context: WriteContext) throws -> ArchiveResult<Invoice> {
        let before = try context.tx.target(Invoice.self, id: params.id, archived: true)
        _ = try context.parent(Client.self, id: before.clientID)
        let item = try context.tx.restore(before).presented(today: context.today)
        return ArchiveResult(item: item, counts: CascadeCounts(invoice: 1))
    }
}
