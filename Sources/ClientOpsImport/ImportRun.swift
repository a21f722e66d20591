import ClientOpsModel
import ClientOpsProtocol

/// A file that was opened and found to have its format.
package struct ImportSource {
    /// The opened file.
    package let database: SourceDatabase
    /// How it is read.
    package let format: SourceFormat
    /// The tables that are not taken over by this version.
    package let leftOut: [LeftOutTable]

    /// Opens and checks a file.
    ///
    /// - Parameters:
    ///   - path: where the file is.
    ///   - format: the format it should have.
    /// - Throws: `SourceError` that says what is wrong with it.
    package init(path: String, format: SourceFormat) throws {
        database = try SourceDatabase(path: path)
        self.format = format
        try format.check(database)
        leftOut = try format.countLeftOut(in: database)
    }
}

/// Hands a file over to the daemon, which decides what becomes of each row.
package struct ImportRun<Service: ImportService> {
    private let source: ImportSource
    private let service: Service

    /// Makes a run.
    package init(source: ImportSource, service: Service) {
        self.source = source
        self.service = service
    }

    /// Sends every row and has the import applied, or only planned.
    ///
    /// - Parameter dryRun: change nothing and report what would be done.
    /// - Returns: what became of each row, those included that could not be sent.
    /// - Throws: `SourceError`, or what the service throws.
    package func perform(dryRun: Bool) throws -> ImportSummary {
        let importID = try service.begin(source.format.kind, dryRun: dryRun)
        var page = RowPage(importID: importID)
        var tally = RowTally(kinds: source.format.kinds)
        try source.format.forEachItem(in: source.database) { item, kind, bytes in
            tally.count(item, of: kind)
            guard !item.isAside else { return }
            if !page.hasRoom(forBytes: bytes) {
                _ = try service.send(page.rows)
                page = RowPage(importID: importID)
            }
            page.append(item, bytes: bytes)
        }
        if page.count > 0 { _ = try service.send(page.rows) }
        // A file that changed meanwhile was read half before and half after the change.
        try source.database.file.checkUnchanged()
        return ImportSummary(try service.commit(importID), tally: tally, leftOut: source.leftOut)
    }
}

/// How many rows were read, and which of them could not be sent.
struct RowTally {
    private(set) var tables: [(kind: EntityKind, read: Int)]
    private(set) var asides: [ImportLine] = []

    init(kinds: [EntityKind]) {
        tables = kinds.map { ($0, 0) }
    }

    /// Counts a row of a table.
    mutating func count(_ item: SourceItem, of kind: EntityKind) {
        if let index = tables.firstIndex(where: { $0.kind == kind }) { tables[index].read += 1 }
        if case .aside(let line) = item { asides.append(line) }
    }
}
