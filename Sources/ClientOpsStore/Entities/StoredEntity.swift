package import ClientOpsModel

/// An entity with its table: everything generic in this target works from what is stated here.
package protocol StoredEntity: Entity {
    /// The table; its first columns are those of every entity.
    static var table: String { get }
    /// The entity's own stored columns, in the order of ``columnValues``.
    static var columns: [String] { get }
    /// Further select expressions behind ``columns``, for members that another table holds.
    static var derivedColumns: [String] { get }
    /// Columns a list may be sorted by.
    static var sortable: [String] { get }
    /// Whether `q` looks into the table.
    static var isSearchable: Bool { get }
    /// The column with the project that decides who sees the row; nil when roles alone decide.
    static var projectColumn: String? { get }
    /// Columns that the audit log leaves out because another column says the same.
    static var unauditedColumns: Set<String> { get }
    /// The uniqueness rules of the table.
    static var uniqueRules: [UniqueRule<Self>] { get }

    /// The project that decides who sees the row; nil when roles alone decide.
    var projectForVisibility: Int64? { get }
    /// The values of ``columns``.
    var columnValues: [SQLValue] { get }
    /// Members that the audit log shows though no column holds them as they are.
    var derivedAuditValues: [(field: String, value: SQLValue)] { get }
    /// What `q` finds.
    var searchText: [String?] { get }

    /// Reads a row selected with ``columns`` and ``derivedColumns`` behind the common ones.
    init(_ row: StoredRow) throws
}

extension StoredEntity {
    package static var table: String { kind.rawValue }
    package static var derivedColumns: [String] { [] }
    package static var sortable: [String] { ["id", "created_at", "updated_at"] }
    package static var isSearchable: Bool { true }
    package static var projectColumn: String? { nil }
    package var projectForVisibility: Int64? { nil }
    package static var unauditedColumns: Set<String> { [] }
    package var searchText: [String?] { [] }
    package var derivedAuditValues: [(field: String, value: SQLValue)] { [] }

    /// What the audit log compares.
    var auditValues: [(field: String, value: SQLValue)] {
        zip(Self.columns, columnValues).filter { !Self.unauditedColumns.contains($0.0) }.map { ($0.0, $0.1) }
            + derivedAuditValues + [("archived_at", SQLValue(archivedAt?.description))]
    }
}

/// A uniqueness rule among rows that are not archived, and how to find the row that holds the place.
package struct UniqueRule<E: StoredEntity>: Sendable {
    /// Its name on the wire.
    var rule: ConflictRule
    /// Columns that must not all be equal; a null in any of them means no conflict.
    var columns: [String]
    /// Further condition on the other row.
    var condition: String = ""
    /// The row's values of ``columns``; nil when the rule does not concern the row.
    var values: @Sendable (E) -> [SQLValue]?
}

/// A row of an entity's table, read by position.
package struct StoredRow {
    let row: Row
    /// Where the entity's own columns begin.
    static let firstOwnColumn: Int32 = 5

    var id: Int64 { row.integer(0) }
    var revision: Int64 { row.integer(1) }
    var createdAt: Timestamp { row.time(2) }
    var updatedAt: Timestamp { row.time(3) }
    var archivedAt: Timestamp? { row.optionalTime(4) }

    func text(_ column: Int32) -> String { row.text(column + Self.firstOwnColumn) }
    func optionalText(_ column: Int32) -> String? { row.optionalText(column + Self.firstOwnColumn) }
    func integer(_ column: Int32) -> Int64 { row.integer(column + Self.firstOwnColumn) }
    func optionalInteger(_ column: Int32) -> Int64? { row.optionalInteger(column + Self.firstOwnColumn) }
    func optionalTime(_ column: Int32) -> Timestamp? { row.optionalTime(column + Self.firstOwnColumn) }
    func flag(_ column: Int32) -> Bool { row.flag(column + Self.firstOwnColumn) }

    func word<Word: RawRepresentable>(_ column: Int32) throws -> Word where Word.RawValue == String {
        try row.word(column + Self.firstOwnColumn)
    }

    func json<Value: Decodable>(_ column: Int32, as type: Value.Type) throws -> Value {
        try row.json(column + Self.firstOwnColumn, as: type)
    }

    /// A value that was checked when it came in.
    func checked<Value: CheckedString>(_ column: Int32) throws -> Value { try Value(text(column)) }

    /// A value that was checked when it came in, or none.
    func optionalChecked<Value: CheckedString>(_ column: Int32) throws -> Value? {
        try optionalText(column).map { raw in try Value(raw) }
    }
}

/// The texts of the statements of an entity, made once.
struct EntitySQL: Sendable {
    let select: String
    let selectByID: String
    let insert: String
    /// Like ``insert``, behind the id and the operation that archived the row.
    let reinstate: String
    let update: String

    init<E: StoredEntity>(_ type: E.Type) {
        let common = ["id", "revision", "created_at", "updated_at", "archived_at"]
        let selected = (common + E.columns).map { "\(E.table).\($0)" } + E.derivedColumns
        select = "SELECT \(selected.joined(separator: ", ")) FROM \(E.table)"
        selectByID = select + " WHERE \(E.table).id = ?"
        let inserted = ["revision", "created_at", "updated_at", "archived_at", "folded"] + E.columns
        let stored = E.isSearchable ? inserted : inserted.filter { $0 != "folded" }
        insert =
            "INSERT INTO \(E.table) (\(stored.joined(separator: ", "))) "
            + "VALUES (\(stored.map { _ in "?" }.joined(separator: ", ")))"
        let whole = ["id", "archive_operation"] + stored
        reinstate =
            "INSERT INTO \(E.table) (\(whole.joined(separator: ", "))) "
            + "VALUES (\(whole.map { _ in "?" }.joined(separator: ", ")))"
        let updated = stored.filter { $0 != "created_at" }
        update =
            "UPDATE \(E.table) SET \(updated.map { "\($0) = ?" }.joined(separator: ", ")) "
            + "WHERE id = ? AND revision = ?"
    }

    static let client = EntitySQL(Client.self)
    static let project = EntitySQL(Project.self)
    static let instance = EntitySQL(Instance.self)
    static let user = EntitySQL(User.self)
    static let assignment = EntitySQL(Assignment.self)
    static let lead = EntitySQL(Lead.self)
    static let invoice = EntitySQL(Invoice.self)
    static let cutover = EntitySQL(Cutover.self)
    static let source = EntitySQL(Source.self)
    static let expectation = EntitySQL(Expectation.self)
}

extension StoredEntity {
    /// The entity's statements.
    static var sql: EntitySQL {
        switch kind {
        case .client: .client
        case .project: .project
        case .instance: .instance
        case .user: .user
        case .assignment: .assignment
        case .lead: .lead
        case .invoice: .invoice
        case .cutover: .cutover
        case .source: .source
        case .expectation: .expectation
        case .finding, .payment, .series, .store, .importedHistory, .observation:
            EntitySQL(Self.self)
        }
    }

    /// The text that `q` looks into; nil when it does not look into the table.
    var foldedText: String? { Self.isSearchable ? TextFolding.fold(columns: searchText) : nil }

    /// The values of the statement that inserts or updates the row, without those of its place.
    func storedValues(forInsert: Bool, folded: String?) -> [SQLValue] {
        var values: [SQLValue] = [.integer(revision)]
        if forInsert { values.append(.integer(createdAt.milliseconds)) }
        values.append(.integer(updatedAt.milliseconds))
        values.append(SQLValue(archivedAt?.milliseconds))
        if let folded { values.append(.text(folded)) }
        return values + columnValues
    }
}

extension SQLiteConnection {
    /// Reads a row, archived or not.
    package func fetch<E: StoredEntity>(_ type: E.Type, id: Int64) throws -> E? {
        try first(E.sql.selectByID, [.integer(id)]) { try E(StoredRow(row: $0)) }
    }

    /// Reads the rows that fulfil a condition.
    func fetchAll<E: StoredEntity>(_ type: E.Type, where condition: String, _ bindings: [SQLValue]) throws -> [E] {
        try rows(E.sql.select + " WHERE " + condition, bindings) { try E(StoredRow(row: $0)) }
    }
}
