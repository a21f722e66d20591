import ClientOpsModel

/// The table behind a list: entities, the audit log, findings and runs are all listed the same way.
struct ListSource: Sendable {
    var table: String
    /// `SELECT … FROM table`, without conditions.
    var select: String
    /// The column that breaks ties and is never null.
    var key: String
    var sortable: [String]
    /// Whether rows can be archived.
    var hasArchive: Bool
    var isSearchable: Bool
    /// Conditions that narrow the rows to what somebody sees.
    var visibility: @Sendable (Visibility) -> Condition?
    /// The counted total of the list without conditions, when the store keeps one.
    var countedTotal: (@Sendable (_ includesArchived: Bool) -> Condition)?
    /// Indexed columns that never decrease along the key, so that their bounds are bounds of the key.
    var ascending: Set<String> = []

    /// A piece of SQL with its values.
    struct Condition: Sendable {
        var sql: String
        var bindings: [SQLValue] = []
    }

    static func entity<E: StoredEntity>(_ type: E.Type) -> ListSource {
        ListSource(
            table: E.table,
            select: E.sql.select,
            key: "id",
            sortable: E.sortable,
            hasArchive: true,
            isSearchable: E.isSearchable,
            visibility: { Self.projectCondition($0, column: E.projectColumn.map { "\(E.table).\($0)" }) },
            countedTotal: { includesArchived in
                Condition(
                    sql: "SELECT live\(includesArchived ? " + archived" : "") FROM entity_count WHERE entity = ?",
                    bindings: [.text(E.table)]
                )
            }
        )
    }

    /// Rows of projects that somebody sees; a table without a project is for those who see all.
    static func projectCondition(_ visibility: Visibility, column: String?) -> Condition? {
        switch visibility {
        case .all: return nil
        case .nothing: return Condition(sql: "0")
        case .assigned(let userID):
            guard let column else { return Condition(sql: "0") }
            return Condition(
                sql: """
                    \(column) IN (SELECT assignment.project_id FROM assignment
                        WHERE assignment.user_id = ? AND assignment.archived_at IS NULL)
                    """,
                bindings: [.integer(userID)]
            )
        }
    }
}
