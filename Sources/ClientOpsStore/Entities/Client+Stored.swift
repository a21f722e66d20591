package import ClientOpsModel

extension Client: StoredEntity {
    package static let columns = ["name", "company", "email", "phone", "notes"]
    package static let sortable = ["id", "name", "company", "email", "created_at", "updated_at"]
    package static let uniqueRules: [UniqueRule<Client>] = []

    package var columnValues: [SQLValue] {
        [.text(name), SQLValue(company), SQLValue(email), SQLValue(phone), SQLValue(notes)]
    }

    package var searchText: [String?] { [name, company, email, phone, notes] }

    package init(_ row: StoredRow) throws {
        self.init(
            name: row.text(0),
            company: row.optionalText(1),
            email: row.optionalText(2),
            phone: row.optionalText(3),
            notes: row.optionalText(4),
            id: row.id,
            revision: row.revision,
            createdAt: row.createdAt,
            updatedAt: row.updatedAt,
            archivedAt: row.archivedAt
        )
    }
}
