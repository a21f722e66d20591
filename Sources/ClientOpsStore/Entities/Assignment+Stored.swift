package import ClientOpsModel

extension Assignment: StoredEntity {
    package static let columns = ["project_id", "user_id"]
    package static let derivedColumns = ["(SELECT user.username FROM user WHERE user.id = assignment.user_id)"]
    package static let isSearchable = false
    package static let projectColumn: String? = "project_id"
    package static let uniqueRules = [
        UniqueRule<Assignment>(rule: .uniqueAssignment, columns: ["project_id", "user_id"]) {
            [.integer($0.projectID), .integer($0.userID)]
        }
    ]

    package var projectForVisibility: Int64? { projectID }

    package var columnValues: [SQLValue] { [.integer(projectID), .integer(userID)] }

    package init(_ row: StoredRow) throws {
        self.init(
            projectID: row.integer(0),
            userID: row.integer(1),
            username: row.text(2),
            id: row.id,
            revision: row.revision,
            createdAt: row.createdAt,
            updatedAt: row.updatedAt,
            archivedAt: row.archivedAt
        )
    }
}
