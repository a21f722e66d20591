package import ClientOpsModel
package import ClientOpsProtocol

/// A file whose rows are handed over.
package protocol RowSource {
    /// The format's name on the wire.
    var kind: ImportMethods.Format { get }
    /// The kinds of rows, in order.
    var kinds: [EntityKind] { get }

    /// Reads all rows, parents first.
    ///
    /// - Parameter body: takes the item of a row, its kind, and how many bytes of text it holds.
    /// - Throws: `SourceError`, or what `body` throws.
    func forEachItem(_ body: (SourceItem, EntityKind, Int) throws -> Void) throws

    /// Checks that the file is still as it was found.
    ///
    /// - Throws: `SourceError` when it is not.
    func checkUnchanged() throws(SourceError)
}

/// A database that was opened and found to have its format.
package struct ImportSource: RowSource {
    /// The opened file.
    package let database: SourceDatabase
    /// How it is read.
    package let format: SourceFormat

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
    }

    /// The format's name on the wire.
    package var kind: ImportMethods.Format { format.kind }

    /// The kinds of rows, in order.
    package var kinds: [EntityKind] { format.kinds }

    /// Reads all rows, table by table.
    package func forEachItem(_ body: (SourceItem, EntityKind, Int) throws -> Void) throws {
        try format.forEachItem(in: database, body)
    }

    /// Checks that the file is still as it was found.
    package func checkUnchanged() throws(SourceError) { try database.file.checkUnchanged() }
}

/// Hands a file over to the daemon, which decides what becomes of each row.
package struct ImportRun<Source: RowSource, Service: ImportService> {
    private let source: Source
    private let service: Service
    private let currency: String?

    /// Makes a run.
    ///
    /// - Parameters:
    ///   - source: the file.
    ///   - service: who takes the rows.
    ///   - currency: the currency of amounts that have none of their own.
    package init(source: Source, service: Service, currency: String? = nil) {
        self.source = source
        self.service = service
        self.currency = currency
    }

    /// Sends every row and has the import applied, or only planned.
    ///
    /// - Parameter dryRun: change nothing and report what would be done.
    /// - Returns: what became of each row, those included that could not be sent.
    /// - Throws: `SourceError`, or what the service throws.
    package func perform(dryRun: Bool) throws -> ImportSummary {
        let importID = try service.begin(source.kind, currency: currency, dryRun: dryRun)
        var page = RowPage(importID: importID)
        var tally = RowTally(kinds: source.kinds)
        try source.forEachItem { item, kind, bytes in
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
        try source.checkUnchanged()
        return ImportSummary(try service.commit(importID), tally: tally, format: source.kind)
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
