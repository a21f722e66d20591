import ClientOpsModel
import ClientOpsProtocol

extension SourceFormat {
    /// The database of client-ops-hub; its times are UTC.
    static let clientOpsHub = SourceFormat(
        kind: .clientOpsHub,
        tables: [users, clients, leads, invoices, history]
    )

    private static let users = SourceTable(name: "users", kind: .user, columns: ["id", "username", "role"]) {
        row throws(RowProblem) in
        let user = ImportedUser(
            sourceID: try row.identifier(0, "id"),
            login: try row.text(1, "username"),
            email: nil,
            role: try row.choice(2, "role", ["admin": .admin, "staff": .staff])
        )
        return .user(user)
    }

    private static let clients = SourceTable(
        name: "clients",
        kind: .client,
        columns: ["id", "name", "email", "phone", "company", "notes", "created_at", "deleted_at"]
    ) { row throws(RowProblem) in
        let client = ImportedClient(
            sourceID: try row.identifier(0, "id"),
            name: try row.text(1, "name"),
            company: try row.optionalText(4, "company"),
            email: try row.optionalText(2, "email"),
            phone: try row.optionalText(3, "phone"),
            notes: try row.optionalText(5, "notes"),
            createdAt: try row.optionalTime(6, "created_at"),
            archivedAt: try row.optionalTime(7, "deleted_at")
        )
        return .client(client)
    }

    private static let leads = SourceTable(
        name: "leads",
        kind: .lead,
        columns: ["id", "name", "email", "source", "status", "notes", "created_at", "deleted_at"]
    ) { row throws(RowProblem) in
        let statuses = Dictionary(uniqueKeysWithValues: LeadStatus.allCases.map { ($0.rawValue, $0) })
        let lead = ImportedLead(
            sourceID: try row.identifier(0, "id"),
            name: try row.text(1, "name"),
            email: try row.optionalText(2, "email"),
            source: try row.optionalText(3, "source"),
            status: try row.choice(4, "status", statuses),
            notes: try row.optionalText(5, "notes"),
            createdAt: try row.optionalTime(6, "created_at"),
            archivedAt: try row.optionalTime(7, "deleted_at")
        )
        return .lead(lead)
    }

    private static let invoices = SourceTable(
        name: "invoices",
        kind: .invoice,
        columns: ["id", "client_id", "title", "amount", "status", "issued_at", "paid_at", "deleted_at"]
    ) { row throws(RowProblem) in
        let statuses = Dictionary(uniqueKeysWithValues: ImportedInvoiceStatus.allCases.map { ($0.rawValue, $0) })
        let invoice = ImportedInvoice(
            sourceID: try row.identifier(0, "id"),
            clientSourceID: try row.identifier(1, "client_id"),
            title: try row.text(2, "title"),
            amount: try row.number(3, "amount"),
            status: try row.choice(4, "status", statuses),
            issuedAt: try row.time(5, "issued_at"),
            paidAt: try row.optionalTime(6, "paid_at"),
            archivedAt: try row.optionalTime(7, "deleted_at")
        )
        return .invoice(invoice)
    }

    private static let history = SourceTable(
        name: "audit_logs",
        kind: .importedHistory,
        columns: [
            "id", "entity_type", "entity_id", "action", "actor_user_id", "actor_role", "summary", "created_at",
        ]
    ) { row throws(RowProblem) in
        let entry = ImportedHistory(
            sourceID: try row.identifier(0, "id"),
            entityType: try row.text(1, "entity_type"),
            entityID: try row.identifier(2, "entity_id"),
            action: try row.text(3, "action"),
            actorUserID: try row.optionalIdentifier(4, "actor_user_id"),
            actorRole: try row.optionalText(5, "actor_role"),
            summary: try row.optionalText(6, "summary"),
            at: try row.optionalTime(7, "created_at")
        )
        return .history(entry)
    }
}
