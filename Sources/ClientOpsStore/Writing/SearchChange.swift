/// A row whose text the trigram index of its table has to learn.
///
/// The index writes out what it holds with each savepoint it sees, which costs more than the rest of a small write. So
/// it is fed once for a whole group, after the last savepoint and in the same transaction.
struct SearchChange: Sendable {
    var table: String
    var id: Int64
    /// The text that the index knows; nil for a new row.
    var old: String?
    var new: String
}

extension SQLiteConnection {
    /// Brings the trigram indexes up to the rows.
    func index(_ changes: [SearchChange]) throws {
        for change in changes {
            let table = change.table
            if let old = change.old {
                try execute(
                    "INSERT INTO \(table)_search (\(table)_search, rowid, folded) VALUES ('delete', ?, ?)",
                    .integer(change.id),
                    .text(old)
                )
            }
            try execute(
                "INSERT INTO \(table)_search (rowid, folded) VALUES (?, ?)",
                .integer(change.id),
                .text(change.new)
            )
        }
    }

    /// The text of a row that the index knows.
    func indexedText(table: String, id: Int64) throws -> String? {
        try first("SELECT folded FROM \(table) WHERE id = ?", [.integer(id)]) { $0.text(0) }
    }
}
