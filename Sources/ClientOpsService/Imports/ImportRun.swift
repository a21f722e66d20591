import ClientOpsModel
import ClientOpsProtocol
import ClientOpsStore
import StrictJSON

/// Turns the gathered rows of an import into rows of the store, in one transaction, and accounts for each of them.
struct ImportRun {
    let session: ImportSession
    let tx: WriteTransaction
    /// The calendar day of a moment in the business time zone.
    let businessDay: @Sendable (Timestamp) -> CalendarDate
    /// Where the rows of this import are in the store, by their ids in the source.
    private var places: [EntityKind: [Int64: Int64]] = [:]
    private(set) var tables: [ImportTableReport] = []
    private(set) var lines: [ImportLine] = []

    /// Performs an import.
    ///
    /// - Parameters:
    ///   - session: the import.
    ///   - tx: the write it happens in.
    ///   - businessDay: the calendar day of a moment in the business time zone.
    /// - Returns: the account of every row.
    /// - Throws: `StoreError`; a row that cannot be taken over is kept aside and reported instead.
    static func perform(
        _ session: ImportSession,
        _ tx: WriteTransaction,
        businessDay: @escaping @Sendable (Timestamp) -> CalendarDate
    ) throws -> ImportReport {
        // One operation for all rows, so that the log shows what came together.
        _ = tx.operationID
        var run = ImportRun(session, tx, businessDay)
        try run.table(.user, of: ImportedUser.self) { try $0.user($1) }
        try run.table(.client, of: ImportedClient.self) { try $0.client($1) }
        try run.table(.project, of: ImportedProject.self) { try $0.project($1) }
        try run.table(.instance, of: ImportedInstance.self) { try $0.instance($1) }
        try run.table(.assignment, of: ImportedAssignment.self) { try $0.assignment($1) }
        try run.table(.lead, of: ImportedLead.self) { try $0.lead($1) }
        try run.table(.invoice, of: ImportedInvoice.self) { try $0.invoice($1) }
        try run.history()
        let tables = run.tables.filter { $0.read > 0 || Self.always.contains($0.table) }
        return ImportReport(dryRun: session.isDryRun, tables: tables, lines: run.lines)
    }

    /// Tables that a report has even when nothing was read of them.
    private static let always: Set<EntityKind> = [.user, .client, .project, .instance, .assignment]

    private init(
        _ session: ImportSession,
        _ tx: WriteTransaction,
        _ businessDay: @escaping @Sendable (Timestamp) -> CalendarDate
    ) {
        self.session = session
        self.tx = tx
        self.businessDay = businessDay
    }

    /// What became of a source row.
    struct Fate {
        var id: Int64
        var isContested = false
        /// What was changed on the way; empty for a row taken over as it stood.
        var conversions: [String] = []
    }

    /// Why a source row is kept aside.
    struct Aside: Error {
        var reason: String
    }

    private mutating func table<Imported: ImportedRow>(
        _ kind: EntityKind,
        of type: Imported.Type,
        _ take: (ImportRun, Imported) throws -> Fate
    ) throws {
        var report = ImportTableReport(table: kind)
        // The lowest source id takes slot 0 of its project (PRODUCT.md section 6).
        let rows = try tx.gathered(type, kind: kind, in: session).sorted { $0.order < $1.order }
        for row in rows {
            report.read += 1
            if let present = try known(kind, row.knownBy) {
                report.alreadyPresent += 1
                place(row, kind, at: present)
                continue
            }
            do {
                let fate = try take(self, row)
                try tx.remember(format: session.format, kind: kind, sourceID: row.knownBy, entityID: fate.id)
                place(row, kind, at: fate.id)
                note(fate, kind, row.reportedAs, in: &report)
            } catch let aside as Aside {
                report.aside += 1
                lines.append(ImportLine(table: kind, sourceID: row.reportedAs, outcome: .aside, reason: aside.reason))
            }
        }
        tables.append(report)
    }

    private mutating func place(_ row: some ImportedRow, _ kind: EntityKind, at id: Int64) {
        if let source = row.place { places[kind, default: [:]][source] = id }
    }

    /// Keeps the audit log of the other program, entry by entry and unchanged.
    private mutating func history() throws {
        var report = ImportTableReport(table: .importedHistory)
        for entry in try tx.gathered(ImportedHistory.self, kind: .importedHistory, in: session) {
            report.read += 1
            let isNew = try tx.keepHistory(
                JSONValue(encoding: entry),
                format: session.format,
                sourceID: String(entry.sourceID)
            )
            if isNew { report.created += 1 } else { report.alreadyPresent += 1 }
        }
        tables.append(report)
    }

    private mutating func note(_ fate: Fate, _ kind: EntityKind, _ key: String, in report: inout ImportTableReport) {
        report.created += 1
        if fate.isContested {
            report.contested += 1
            let reason = "a second active production of its project"
            lines.append(ImportLine(table: kind, sourceID: key, outcome: .contested, reason: reason))
        }
        if !fate.conversions.isEmpty {
            report.converted += 1
            let reason = fate.conversions.joined(separator: "; ")
            lines.append(ImportLine(table: kind, sourceID: key, outcome: .converted, reason: reason))
        }
    }

    /// What an earlier import, or this one, made of a source row.
    func known(_ kind: EntityKind, _ key: String) throws -> Int64? {
        try tx.imported(format: session.format, kind: kind, sourceID: key)
    }

    /// The row that a source row became.
    ///
    /// - Throws: ``Aside`` when it became none.
    func required(_ kind: EntityKind, _ sourceID: Int64) throws -> Int64 {
        if let id = places[kind]?[sourceID] { return id }
        // Rows with keys of their own have ids that mean something only within their file.
        let known = session.format == ImportMethods.Format.csv.rawValue ? nil : try known(kind, String(sourceID))
        guard let id = known else {
            throw Aside(reason: "the \(kind.rawValue) \(sourceID) it belongs to was not taken over")
        }
        return id
    }
}

/// A row of an import with its place in the source.
protocol ImportedRow: Decodable {
    /// What the row is known by in later imports.
    var knownBy: String { get }
    /// What reports call it.
    var reportedAs: String { get }
    /// What other rows of the source call it; nil when none does.
    var place: Int64? { get }
    /// Where it comes in the order of the source.
    var order: Int64 { get }
}

/// A row that the source names by a number.
protocol NumberedRow: ImportedRow {
    var sourceID: Int64 { get }
}

extension NumberedRow {
    var knownBy: String { String(sourceID) }
    var reportedAs: String { String(sourceID) }
    var place: Int64? { sourceID }
    var order: Int64 { sourceID }
}

extension ImportedClient: NumberedRow {
    var knownBy: String { key ?? String(sourceID) }
}

extension ImportedProject: NumberedRow {
    var knownBy: String { key ?? String(sourceID) }
}

extension ImportedInstance: NumberedRow {
    var knownBy: String { key ?? String(sourceID) }
}

extension ImportedUser: NumberedRow {}

extension ImportedLead: NumberedRow {}

extension ImportedInvoice: NumberedRow {}

extension ImportedAssignment: ImportedRow {
    var knownBy: String { "\(projectSourceID):\(userSourceID)" }
    var reportedAs: String { knownBy }
    var place: Int64? { nil }
    var order: Int64 { projectSourceID }
}
