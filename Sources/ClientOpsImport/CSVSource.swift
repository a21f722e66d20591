package import ClientOpsModel
package import ClientOpsProtocol

/// A person's own table of clients, projects and instances.
package struct CSVSource: RowSource {
    /// The columns that a table may have.
    package enum Column: String, CaseIterable, Sendable {
        case client
        case clientKey = "client_key"
        case company, email, phone
        case clientNotes = "client_notes"
        case project, stage
        case projectNotes = "project_notes"
        case instance, type, active, url, aliases, host
        case dbCluster = "db_cluster"
        case dbName = "db_name"
        case dbUUID = "db_uuid"
        case odooVersion = "odoo_version"
        case notes

        /// Columns that say something about an instance.
        static let ofInstance: [Column] = [
            .instance, .type, .active, .url, .aliases, .host, .dbCluster, .dbName, .dbUUID, .odooVersion, .notes,
        ]
        /// Columns that say something about a project.
        static let ofProject: [Column] = [.project, .stage, .projectNotes]
    }

    /// Most bytes of a table, which is read as a whole.
    private static let maximumBytes = 64 << 20

    private let file: SourceFile
    private let items: [(item: SourceItem, kind: EntityKind, bytes: Int)]
    /// Always `csv`.
    package let kind = ImportMethods.Format.csv
    /// Clients, then projects, then instances.
    package let kinds: [EntityKind] = [.client, .project, .instance]

    /// Reads a table.
    ///
    /// - Parameter path: where the file is.
    /// - Throws: `SourceError` that names the line that cannot be understood.
    package init(path: String) throws {
        let text = try TextFile(path: path)
        file = text.file
        let bytes = try text.bytes(limit: Self.maximumBytes)
        do throws(CSVText.Problem) {
            items = try Self.items(of: CSVText.records(bytes))
        } catch {
            throw SourceError.malformed(path: text.file.path, line: error.line, reason: error.reason)
        }
    }

    /// Hands over clients, then projects, then instances.
    package func forEachItem(_ body: (SourceItem, EntityKind, Int) throws -> Void) throws {
        for (item, kind, bytes) in items { try body(item, kind, bytes) }
    }

    /// Checks that the file is still as it was found.
    package func checkUnchanged() throws(SourceError) { try file.checkUnchanged() }

    private static func items(
        of records: [CSVRecord]
    ) throws(CSVText.Problem) -> [(item: SourceItem, kind: EntityKind, bytes: Int)] {
        guard let header = records.first else {
            throw CSVText.Problem(line: 1, reason: "the first line has to name the columns")
        }
        let columns = try columns(of: header)
        var rows = CSVRows()
        for record in records.dropFirst() {
            guard record.cells.count == columns.count else {
                let reason = "\(record.cells.count) cells, where the first line names \(columns.count) columns"
                throw CSVText.Problem(line: record.line, reason: reason)
            }
            try rows.add(CSVLine(number: record.line, cells: zip(columns, record.cells)))
        }
        return rows.items
    }

    private static func columns(of header: CSVRecord) throws(CSVText.Problem) -> [Column] {
        var columns: [Column] = []
        for cell in header.cells {
            let name = cell.filter { !$0.isWhitespace }.lowercased()
            guard let column = Column(rawValue: name) else {
                let known = Column.allCases.map(\.rawValue).joined(separator: ", ")
                throw CSVText.Problem(line: header.line, reason: "“\(name)” is none of the columns \(known)")
            }
            guard !columns.contains(column) else {
                throw CSVText.Problem(line: header.line, reason: "the column \(name) is there twice")
            }
            columns.append(column)
        }
        guard columns.contains(.client) else {
            throw CSVText.Problem(line: header.line, reason: "the column client is missing")
        }
        return columns
    }
}

/// A line of a table by its columns.
struct CSVLine {
    let number: Int
    private var cells: [CSVSource.Column: String] = [:]

    init(number: Int, cells: some Sequence<(CSVSource.Column, String)>) {
        self.number = number
        for (column, cell) in cells where !TextRules.isBlank(cell) {
            self.cells[column] = (try? TextRules.normalize(cell, multiline: true)) ?? cell
        }
    }

    /// What a cell holds; nil when it is empty.
    subscript(column: CSVSource.Column) -> String? { cells[column] }

    /// Whether any of the cells holds something.
    func says(_ columns: [CSVSource.Column]) -> Bool { columns.contains { cells[$0] != nil } }
}
