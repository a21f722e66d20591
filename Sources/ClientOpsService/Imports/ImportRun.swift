import ClientOpsModel
import ClientOpsProtocol
import ClientOpsStore

/// Turns the gathered rows of an import into rows of the store, in one transaction, and accounts for each of them.
struct ImportRun {
    let session: ImportSession
    let tx: WriteTransaction
    private(set) var tables: [ImportTableReport] = []
    private(set) var lines: [ImportLine] = []

    /// Performs an import.
    ///
    /// - Parameters:
    ///   - session: the import.
    ///   - tx: the write it happens in.
    /// - Returns: the account of every row.
    /// - Throws: `StoreError`; a row that cannot be taken over is kept aside and reported instead.
    static func perform(_ session: ImportSession, _ tx: WriteTransaction) throws -> ImportReport {
        // One operation for all rows, so that the log shows what came together.
        _ = tx.operationID
        var run = ImportRun(session: session, tx: tx)
        try run.table(.user, of: ImportedUser.self) { try $0.user($1) }
        try run.table(.client, of: ImportedClient.self) { try $0.client($1) }
        try run.table(.project, of: ImportedProject.self) { try $0.project($1) }
        try run.table(.instance, of: ImportedInstance.self) { try $0.instance($1) }
        try run.table(.assignment, of: ImportedAssignment.self) { try $0.assignment($1) }
        return ImportReport(dryRun: session.isDryRun, tables: run.tables, lines: run.lines)
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
            guard try known(kind, row.key) == nil else {
                report.alreadyPresent += 1
                continue
            }
            do {
                let fate = try take(self, row)
                try tx.remember(format: session.format, kind: kind, sourceID: row.key, entityID: fate.id)
                note(fate, kind, row.key, in: &report)
            } catch let aside as Aside {
                report.aside += 1
                lines.append(ImportLine(table: kind, sourceID: row.key, outcome: .aside, reason: aside.reason))
            }
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
        guard let id = try known(kind, String(sourceID)) else {
            throw Aside(reason: "the \(kind.rawValue) \(sourceID) it belongs to was not taken over")
        }
        return id
    }
}

/// A row of an import with its place in the source.
protocol ImportedRow: Decodable {
    /// What the row is known by.
    var key: String { get }
    /// Where it comes in the order of the source.
    var order: Int64 { get }
}

extension ImportedClient: ImportedRow {
    var key: String { String(sourceID) }
    var order: Int64 { sourceID }
}

extension ImportedProject: ImportedRow {
    var key: String { String(sourceID) }
    var order: Int64 { sourceID }
}

extension ImportedInstance: ImportedRow {
    var key: String { String(sourceID) }
    var order: Int64 { sourceID }
}

extension ImportedUser: ImportedRow {
    var key: String { String(sourceID) }
    var order: Int64 { sourceID }
}

extension ImportedAssignment: ImportedRow {
    var key: String { "\(projectSourceID):\(userSourceID)" }
    var order: Int64 { projectSourceID }
}
