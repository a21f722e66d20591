package import ClientOpsModel
import StrictJSON

extension Invoice: StoredEntity {
    package static let columns = [
        "client_id", "number", "title", "currency", "amount", "status", "issued_on", "due_on", "paid_on",
        "paid_amount", "client_snapshot", "notes", "void_reason", "imported",
    ]
    package static let derivedColumns = [
        """
        (SELECT json_group_array(json_object('id', p.id, 'amount', p.amount, 'paid_on', p.paid_on, 'method', p.method, \
        'reference', p.reference, 'reason', p.reason, 'reverses', p.reverses)) \
        FROM (SELECT * FROM payment WHERE payment.invoice_id = invoice.id ORDER BY payment.id) AS p)
        """
    ]
    package static let sortable = [
        "id", "client_id", "number", "title", "currency", "amount", "issued_on", "due_on", "paid_on", "created_at",
        "updated_at",
    ]
    package static let uniqueRules: [UniqueRule<Invoice>] = []

    package var columnValues: [SQLValue] {
        [
            .integer(clientID), SQLValue(number), .text(title), .text(currency), .integer(amount),
            .text(status.rawValue), SQLValue(issuedOn?.wireValue), SQLValue(dueOn?.wireValue),
            SQLValue(paidOn?.wireValue), .integer(paidAmount),
            clientSnapshot.flatMap { try? JSONValue(encoding: $0) }.map(SQLValue.json) ?? .null, SQLValue(notes),
            SQLValue(voidReason), .flag(imported),
        ]
    }

    package var searchText: [String?] {
        [number, title, notes, clientSnapshot?.name, clientSnapshot?.company]
    }

    package init(_ row: StoredRow) throws {
        self.init(
            clientID: row.integer(0),
            title: row.text(2),
            currency: try row.checked(3),
            amount: row.integer(4),
            issuedOn: try row.optionalChecked(6),
            dueOn: try row.optionalChecked(7),
            notes: row.optionalText(11)
        )
        number = row.optionalText(1)
        status = try row.word(5)
        paidOn = try row.optionalChecked(8)
        paidAmount = row.integer(9)
        clientSnapshot = row.optionalText(10) == nil ? nil : try row.json(10, as: ClientSnapshot.self)
        voidReason = row.optionalText(12)
        imported = row.flag(13)
        payments = row.text(14) == "[]" ? [] : try row.json(14, as: [Payment].self)
        id = row.id
        revision = row.revision
        createdAt = row.createdAt
        updatedAt = row.updatedAt
        archivedAt = row.archivedAt
    }
}
