package import ClientOpsModel
import StrictJSON

extension Lead: StoredEntity {
    package static let columns = [
        "name", "email", "company", "source", "status", "lost_reason", "notes", "converted_client_id", "history",
    ]
    package static let sortable = [
        "id", "name", "email", "company", "source", "status", "created_at", "updated_at",
    ]
    package static let unauditedColumns: Set<String> = ["history"]
    package static let uniqueRules: [UniqueRule<Lead>] = []

    package var columnValues: [SQLValue] {
        [
            .text(name), SQLValue(email), SQLValue(company), SQLValue(source), .text(status.rawValue),
            SQLValue(lostReason), SQLValue(notes), SQLValue(convertedClientID),
            .json((try? JSONValue(encoding: history)) ?? []),
        ]
    }

    package var searchText: [String?] { [name, email, company, source, notes] }

    package init(_ row: StoredRow) throws {
        self.init(
            name: row.text(0),
            email: row.optionalText(1),
            company: row.optionalText(2),
            source: row.optionalText(3),
            status: try row.word(4),
            lostReason: row.optionalText(5),
            notes: row.optionalText(6),
            convertedClientID: row.optionalInteger(7),
            history: try row.json(8, as: [LeadStep].self),
            id: row.id,
            revision: row.revision,
            createdAt: row.createdAt,
            updatedAt: row.updatedAt,
            archivedAt: row.archivedAt
        )
    }
}
