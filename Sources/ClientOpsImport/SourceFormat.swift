package import ClientOpsModel
package import ClientOpsProtocol

/// What a predecessor's file holds, and how it is read.
package struct SourceFormat: Sendable {
    /// The format's name on the wire.
    package let kind: ImportMethods.Format
    /// The tables that are taken over, parents first.
    let tables: [SourceTable]

    /// The kinds of rows that are taken over, in order.
    package var kinds: [EntityKind] { tables.map(\.kind) }

    /// Finds the format of that name.
    ///
    /// - Parameter kind: its name on the wire.
    /// - Returns: the format; nil when its files are no databases.
    package static func named(_ kind: ImportMethods.Format) -> SourceFormat? {
        switch kind {
        case .clientInfraManager: .clientInfraManager
        case .clientOpsHub: .clientOpsHub
        case .csv, .clientops: nil
        }
    }

    /// Checks that a database has this format.
    ///
    /// - Parameter database: the opened file.
    /// - Throws: `SourceError` that names what is missing.
    package func check(_ database: SourceDatabase) throws {
        // All tables before any column: a file of another program is best known by its tables.
        for name in tables.map(\.name) { try database.check(table: name, format: kind.rawValue) }
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
}
