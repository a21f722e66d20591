import ClientOpsModel
package import ClientOpsProtocol

/// A row on its way to the daemon, or the report of one that cannot be sent.
package enum SourceItem: Sendable, Equatable {
    /// A user.
    case user(ImportedUser)
    /// A client.
    case client(ImportedClient)
    /// A project.
    case project(ImportedProject)
    /// An instance.
    case instance(ImportedInstance)
    /// An assignment.
    case assignment(ImportedAssignment)
    /// A lead.
    case lead(ImportedLead)
    /// An invoice.
    case invoice(ImportedInvoice)
    /// An entry of an audit log.
    case history(ImportedHistory)
    /// A row of an export.
    case exported(ExportedRow)
    /// The line for a row that cannot be sent.
    case aside(ImportLine)

    /// Whether the row cannot be sent.
    package var isAside: Bool {
        if case .aside = self { true } else { false }
    }
}

/// A table of another program and how its rows are read.
struct SourceTable: Sendable {
    /// The table's name in the file.
    var name: String
    /// What its rows become.
    var kind: EntityKind
    /// The columns that are read, in the order in which `read` takes them.
    var columns: [String]
    /// How many of the first columns name a row.
    var keyColumns: Int32 = 1
    /// Makes an item of a row.
    var read: @Sendable (SourceRow) throws(RowProblem) -> SourceItem

    /// The statement that reads the rows, each table in the order of its key.
    var query: String {
        let list = columns.map { "\"\($0)\"" }.joined(separator: ", ")
        let order = (1...keyColumns).map(String.init).joined(separator: ", ")
        return "SELECT \(list) FROM \"\(name)\" ORDER BY \(order)"
    }

    /// Makes an item of a row; one that cannot be sent as it stands is reported as kept aside.
    func item(of row: SourceRow) -> SourceItem {
        do throws(RowProblem) {
            guard row.bytes <= SourceRow.maximumBytes else {
                throw RowProblem("\(row.bytes) bytes of text are too many to be sent")
            }
            return try read(row)
        } catch {
            let key = (0..<keyColumns).map(row.brief).joined(separator: "/")
            return .aside(ImportLine(table: kind, sourceID: key, outcome: .aside, reason: "\(error.reason)."))
        }
    }
}

extension SourceDatabase {
    /// Checks that a real table is there.
    ///
    /// - Parameters:
    ///   - name: the table's name.
    ///   - format: the format it belongs to, for the message.
    /// - Throws: `SourceError` that says what is missing, or stands in its place.
    func check(table name: String, format: String) throws {
        var found: (type: String, sql: String)?
        try forEachRow("SELECT type, sql FROM sqlite_schema WHERE name = '\(name)' COLLATE NOCASE") { row in
            let type = try row.text(0, "type")
            if type == "table" || type == "view" { found = (type, try row.optionalText(1, "sql") ?? "") }
        }
        guard let found else { throw SourceError.missingTable(table: name, format: format) }
        guard found.type == "table" else { throw SourceError.notATable(name: name, kind: found.type) }
        guard !found.sql.uppercased().hasPrefix("CREATE VIRTUAL") else {
            throw SourceError.notATable(name: name, kind: "virtual table")
        }
    }

    /// Checks that a table has columns that hold what they say.
    ///
    /// - Parameters:
    ///   - columns: their names.
    ///   - table: the table's name.
    /// - Throws: `SourceError` that names what is missing or computed.
    func check(columns: [String], of table: String) throws {
        var present: [String: Bool] = [:]
        try forEachRow("PRAGMA table_xinfo(\"\(table)\")") { row in
            // The column "hidden" is 2 or 3 where the value is generated.
            present[try row.text(1, "name").lowercased()] = row.integer(6) ?? 0 >= 2
        }
        let missing = columns.filter { present[$0] == nil }
        guard missing.isEmpty else { throw SourceError.missingColumns(table: table, columns: missing) }
        if let column = columns.first(where: { present[$0] == true }) {
            throw SourceError.computedColumn(table: table, column: column)
        }
    }
}
