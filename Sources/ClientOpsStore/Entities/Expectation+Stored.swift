package import ClientOpsModel

extension Expectation: StoredEntity {
    package static let columns = ["place", "pattern", "until", "reason"]
    package static let sortable = ["id", "place", "until", "created_at", "updated_at"]
    package static let unauditedColumns: Set<String> = ["until"]
    package static let uniqueRules: [UniqueRule<Expectation>] = []

    package var columnValues: [SQLValue] {
        [.text(place), .text(pattern), .integer(until.milliseconds), .text(reason)]
    }

    package var derivedAuditValues: [(field: String, value: SQLValue)] { [("until", .text(until.description))] }

    package var searchText: [String?] { [place, pattern, reason] }

    package init(_ row: StoredRow) throws {
        self.init(
            place: row.text(0),
            pattern: row.text(1),
            until: Timestamp(milliseconds: row.integer(2)),
            reason: row.text(3)
        )
        id = row.id
        revision = row.revision
        createdAt = row.createdAt
        updatedAt = row.updatedAt
        archivedAt = row.archivedAt
    }
}
