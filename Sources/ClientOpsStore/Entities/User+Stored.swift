package import ClientOpsModel

extension User: StoredEntity {
    package static let columns = ["username", "uid", "email", "display_name", "role"]
    package static let sortable = ["id", "username", "uid", "role", "created_at", "updated_at"]
    package static let uniqueRules = [
        UniqueRule<User>(rule: .uniqueUsername, columns: ["username"]) { [.text($0.username)] },
        UniqueRule<User>(rule: .uniqueUID, columns: ["uid"]) { user in user.uid.map { [.integer($0)] } },
    ]

    package var columnValues: [SQLValue] {
        [.text(username), SQLValue(uid), SQLValue(email), SQLValue(displayName), .text(role.rawValue)]
    }

    package var searchText: [String?] { [username, email, displayName] }

    package init(_ row: StoredRow) throws {
        self.init(
            username: row.text(0),
            uid: row.optionalInteger(1),
            email: row.optionalText(2),
            displayName: row.optionalText(3),
            role: try row.word(4),
            id: row.id,
            revision: row.revision,
            createdAt: row.createdAt,
            updatedAt: row.updatedAt,
            archivedAt: row.archivedAt
        )
    }
}
