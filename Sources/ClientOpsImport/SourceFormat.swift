package import ClientOpsModel
package import ClientOpsProtocol

/// What a predecessor's file holds, and how it is read.
package struct SourceFormat: Sendable {
    /// The format's name on the wire.
    package let kind: ImportMethods.Format
    /// The tables that are taken over, parents first.
    let tables: [SourceTable]
    /// Tables that the format has but that are not taken over by this version.
    package let leftOut: [String]

    /// The kinds of rows that are taken over, in order.
    package var kinds: [EntityKind] { tables.map(\.kind) }

    /// Finds the format of that name.
    ///
    /// - Parameter kind: its name on the wire.
    /// - Returns: the format.
    package static func named(_ kind: ImportMethods.Format) -> SourceFormat {
        switch kind {
        case .clientInfraManager: .clientInfraManager
        case .clientOpsHub: .clientOpsHub
        }
    }

    /// Checks that a database has this format.
    ///
    /// - Parameter database: the opened file.
    /// - Throws: `SourceError` that names what is missing.
    package func check(_ database: SourceDatabase) throws {
        // All tables before any column: a file of another program is best known by its tables.
        for name in tables.map(\.name) + leftOut { try database.check(table: name, format: kind.rawValue) }
        for table in tables { try database.check(columns: table.columns, of: table.name) }
    }

    /// Reads all rows, table by table.
    ///
    /// - Parameters:
    ///   - database: the opened file, checked before.
    ///   - body: takes the item of a row, the kind of its table, and how many bytes of text it holds.
    /// - Throws: `SourceError` of the database, or what `body` throws.
    package func forEachItem(
        in database: SourceDatabase,
        _ body: (SourceItem, EntityKind, Int) throws -> Void
    ) throws {
        for table in tables {
            try database.forEachRow(table.query) { row in
                // Reading a number as text changes what the row holds, so it is measured first.
                let bytes = row.bytes
                try body(table.item(of: row), table.kind, bytes)
            }
        }
    }

    /// Counts the rows of the tables that are not taken over.
    ///
    /// - Parameter database: the opened file, checked before.
    /// - Returns: the tables and their number of rows.
    /// - Throws: `SourceError` of the database.
    package func countLeftOut(in database: SourceDatabase) throws -> [LeftOutTable] {
        try leftOut.map { LeftOutTable(table: $0, rows: try database.countRows(of: $0)) }
    }
}

/// A table of the file that is not taken over by this version.
package struct LeftOutTable: Codable, Sendable, Equatable {
    /// Its name in the file.
    package var table: String
    /// How many rows it has.
    package var rows: Int

    /// Makes a count.
    package init(table: String, rows: Int) {
        self.table = table
        self.rows = rows
    }
}
