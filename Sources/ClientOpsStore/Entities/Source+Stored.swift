package import ClientOpsModel

extension Source: StoredEntity {
    package static let columns = [
        "name", "uid", "host", "kind", "period", "grace", "paused_until", "pause_reason", "suspect_since",
        "last_attempt", "last_success", "last_complete", "last_error", "sequence", "subjects",
    ]
    package static let sortable = ["id", "name", "uid", "host", "kind", "created_at", "updated_at"]
    /// Times are shown as such; what reports say of themselves comes every few minutes and is no change of the source.
    package static let unauditedColumns: Set<String> = [
        "paused_until", "suspect_since", "last_attempt", "last_success", "last_complete", "last_error", "sequence",
        "subjects",
    ]
    package static let uniqueRules = [
        UniqueRule<Source>(rule: .uniqueName, columns: ["name"]) { [.text($0.name)] }
    ]

    package var columnValues: [SQLValue] {
        [
            .text(name), .integer(Int64(uid)), .text(host), .text(look.rawValue), .integer(period), .integer(grace),
            SQLValue(pausedUntil?.milliseconds), SQLValue(pauseReason), SQLValue(suspectSince?.milliseconds),
            SQLValue(lastAttempt?.milliseconds), SQLValue(lastSuccess?.milliseconds),
            SQLValue(lastComplete?.milliseconds), SQLValue(lastError), .integer(sequence), .integer(subjects),
        ]
    }

    package var derivedAuditValues: [(field: String, value: SQLValue)] {
        [
            ("paused_until", SQLValue(pausedUntil?.description)),
            ("suspect_since", SQLValue(suspectSince?.description)),
        ]
    }

    package var searchText: [String?] { [name, host] }

    package init(_ row: StoredRow) throws {
        self.init(
            name: row.text(0),
            uid: UInt32(clamping: row.integer(1)),
            host: row.text(2),
            look: try row.word(3),
            period: row.integer(4),
            grace: row.integer(5)
        )
        pausedUntil = row.optionalTime(6)
        pauseReason = row.optionalText(7)
        suspectSince = row.optionalTime(8)
        lastAttempt = row.optionalTime(9)
        lastSuccess = row.optionalTime(10)
        lastComplete = row.optionalTime(11)
        lastError = row.optionalText(12)
        sequence = row.integer(13)
        subjects = row.integer(14)
        id = row.id
        revision = row.revision
        createdAt = row.createdAt
        updatedAt = row.updatedAt
        archivedAt = row.archivedAt
    }
}
