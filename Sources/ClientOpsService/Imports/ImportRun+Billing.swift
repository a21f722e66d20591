import ClientOpsModel
import ClientOpsProtocol
import ClientOpsStore

/// How leads and invoices are taken over (DECISIONS.md 23).
extension ImportRun {
    /// What a lost lead is given that came without a reason.
    static let unknownReason = "imported: reason unknown"

    /// A lead; when it entered its status is not known, so its history begins with it.
    func lead(_ row: ImportedLead) throws -> Fate {
        var conversion = Conversion()
        let name = try conversion.required(row.name, "name", as: LongName.self)
        if row.status == .lost { conversion.note("lost without a reason") }
        let draft = Lead(
            name: name,
            email: conversion.optional(row.email, "email", as: Email.self)?.value,
            source: conversion.optional(row.source, "source", as: ShortName.self)?.value,
            status: row.status,
            lostReason: row.status == .lost ? Self.unknownReason : nil,
            notes: conversion.notes(row.notes),
            history: [LeadStep(status: row.status, at: row.createdAt ?? tx.now)],
            archivedAt: row.archivedAt
        )
        let lead = try tx.insert(draft, action: .import, createdAt: row.createdAt)
        if lead.isArchived { try tx.setArchiveOperation(of: lead, to: nil) }
        return Fate(id: lead.id, conversions: conversion.conversions)
    }

    /// An invoice; a sent one stays unnumbered and outside the series, a paid one has one payment of all of it.
    func invoice(_ row: ImportedInvoice) throws -> Fate {
        var conversion = Conversion()
        let client = try client(of: row)
        var draft = try draft(row, of: client, &conversion)
        var payment: Payment?
        if row.status != .draft {
            draft.imported = true
            draft.status = .sent
            draft.clientSnapshot = ClientSnapshot(client)
        }
        if row.status == .paid {
            let whole = Payment(amount: draft.amount, paidOn: row.paidAt.map(businessDay))
            if row.paidAt == nil { conversion.note("paid without a date, so it is in no month's revenue") }
            draft = try InvoiceRules.adding(whole, to: draft)
            payment = whole
        } else if let paidAt = row.paidAt {
            conversion.keep(paidAt.description, "paid_at", because: "belongs to no payment")
        }
        draft.notes = conversion.notes(nil)
        let invoice = try tx.insert(draft, action: .import, createdAt: row.issuedAt)
        if let payment { _ = try tx.record(payment, of: invoice) }
        if invoice.status != .draft { try tx.freeze(invoice: invoice.id) }
        if invoice.isArchived { try tx.setArchiveOperation(of: invoice, to: operation(of: invoice, client)) }
        return Fate(id: invoice.id, conversions: conversion.conversions)
    }

    private func draft(_ row: ImportedInvoice, of client: Client, _ conversion: inout Conversion) throws -> Invoice {
        guard let currency = session.currency else { throw Aside(reason: "the import has no currency") }
        let title = try conversion.required(row.title, "title", as: LongName.self)
        guard let converted = MinorUnits.converting(row.amount, currency),
            MinorUnits.invoiceRange.contains(converted.units)
        else {
            let range = MinorUnits.invoiceRange
            let bounds = [range.lowerBound, range.upperBound].map { MinorUnits.text($0, currency) }
            throw Aside(reason: "amount: \(row.amount) is not from \(bounds[0]) to \(bounds[1]) \(currency.code)")
        }
        let rounded = MinorUnits.text(converted.units, currency)
        if !converted.isExact, !Self.isNoise(row.amount, rounded) {
            conversion.note("amount \(row.amount) was rounded to \(rounded) \(currency.code)")
        }
        var draft = Invoice(
            clientID: client.id,
            title: title,
            currency: currency,
            amount: converted.units,
            issuedOn: businessDay(row.issuedAt)
        )
        draft.archivedAt = row.archivedAt
        return draft
    }

    /// Whether an amount differs from its decimal only as sums of floating-point numbers do: 0.30000000000000004.
    private static func isNoise(_ amount: Double, _ decimal: String) -> Bool {
        Double(decimal).map { abs($0 - amount) <= 4 * amount.ulp } ?? false
    }

    private func client(of row: ImportedInvoice) throws -> Client {
        let id = try required(.client, row.clientSourceID)
        guard let client = try tx.connection.fetch(Client.self, id: id) else {
            throw Aside(reason: "the client \(row.clientSourceID) it belongs to is not there")
        }
        return client
    }

    /// The client's operation when both were archived at the same moment, so that restoring the client restores it.
    private func operation(of invoice: Invoice, _ client: Client) throws -> Int64? {
        guard client.archivedAt == invoice.archivedAt else { return nil }
        return try tx.connection.archiveOperation(of: Client.self, id: client.id)
    }
}
