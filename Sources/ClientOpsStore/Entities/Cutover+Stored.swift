package import ClientOpsModel

extension Cutover: StoredEntity {
    package static let columns = [
        "project_id", "from_instance", "to_instance", "starts_at", "ends_at", "reason", "approved_by", "state",
    ]
    package static let sortable = ["id", "project_id", "starts_at", "ends_at", "state", "created_at", "updated_at"]
    package static let isSearchable = false
    package static let projectColumn: String? = "project_id"
    package static let unauditedColumns: Set<String> = ["starts_at", "ends_at"]
    package static let uniqueRules = [
        UniqueRule<Cutover>(rule: .cutoverOpen, columns: ["project_id"], condition: " AND state = 'open'") {
            $0.state == .open ? [.integer($0.projectID)] : nil
        }
    ]

    package var projectForVisibility: Int64? { projectID }

    package var columnValues: [SQLValue] {
        [
            .integer(projectID), .integer(fromInstance), .integer(toInstance), .integer(startsAt.milliseconds),
            .integer(endsAt.milliseconds), .text(reason), .text(approvedBy), .text(state.rawValue),
        ]
    }

    package var derivedAuditValues: [(field: String, value: SQLValue)] {
        [("starts_at", .text(startsAt.description)), ("ends_at", .text(endsAt.description))]
    }

    package init(_ row: StoredRow) throws {
        self.init(
            projectID: row.integer(0),
            fromInstance: row.integer(1),
            toInstance: row.integer(2),
            startsAt: Timestamp(milliseconds: row.integer(3)),
            endsAt: Timestamp(milliseconds: row.integer(4)),
            reason: row.text(5),
            approvedBy: row.text(6)
        )
        state = try row.word(7)
        id = row.id
        revision = row.revision
        createdAt = row.createdAt
        updatedAt = row.updatedAt
        archivedAt = row.archivedAt
    }
}
