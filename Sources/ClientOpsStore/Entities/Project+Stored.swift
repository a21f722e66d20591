package import ClientOpsModel

extension Project: StoredEntity {
    package static let columns = ["client_id", "name", "stage", "notes"]
    package static let derivedColumns = ["(SELECT client.name FROM client WHERE client.id = project.client_id)"]
    package static let sortable = ["id", "name", "client_id", "stage", "created_at", "updated_at"]
    package static let projectColumn: String? = "id"
    package static let uniqueRules = [
        UniqueRule<Project>(rule: .uniqueName, columns: ["client_id", "name"]) {
            [.integer($0.clientID), .text($0.name)]
        }
    ]

    package var projectForVisibility: Int64? { id }

    package var columnValues: [SQLValue] {
        [.integer(clientID), .text(name), .text(stage.rawValue), SQLValue(notes)]
    }

    package var searchText: [String?] { [name, notes] }

    package init(_ row: StoredRow) throws {
        self.init(
            clientID: row.integer(0),
            name: row.text(1),
            stage: try row.word(2),
            notes: row.optionalText(3),
            clientName: row.text(4),
            id: row.id,
            revision: row.revision,
            createdAt: row.createdAt,
            updatedAt: row.updatedAt,
            archivedAt: row.archivedAt
        )
    }
}
