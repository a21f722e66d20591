import ClientOpsModel
import ClientOpsProtocol

extension SourceFormat {
    /// The database of client-ops-hub; its times are UTC.
    static let clientOpsHub = SourceFormat(
        kind: .clientOpsHub,
        tables: [users, clients],
        leftOut: ["leads", "invoices", "audit_logs"]
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
}
