package import ClientOpsModel
package import ClientOpsProtocol

/// The daemon's report, completed by what only the importer knows.
package struct ImportSummary: Sendable, Equatable {
    /// What became of each row, those included that could not be sent.
    package var report: ImportReport
    /// What was imported.
    package var format: ImportMethods.Format
    /// Tables of which some row is in none of the report's columns.
    package var unaccounted: [EntityKind]

    /// Completes a report.
    ///
    /// - Parameters:
    ///   - report: what the daemon answered about the rows that were sent.
    ///   - tally: what was read.
    ///   - format: what was imported.
    init(_ report: ImportReport, tally: RowTally, format: ImportMethods.Format) {
        var tables: [ImportTableReport] = []
        var lines: [ImportLine] = []
        var unaccounted: [EntityKind] = []
        for (kind, read) in tally.tables {
            let asides = tally.asides.filter { $0.table == kind }
            var table = report.tables.first { $0.table == kind } ?? ImportTableReport(table: kind)
            table.read += asides.count
            table.aside += asides.count
            if table.read != read || table.read != table.created + table.alreadyPresent + table.aside {
                unaccounted.append(kind)
            }
            table.read = read
            tables.append(table)
            lines += report.lines.filter { $0.table == kind } + asides
        }
        // A newer daemon may report more than was asked; nothing of it is dropped.
        let known = Set(tally.tables.map(\.kind))
        tables += report.tables.filter { !known.contains($0.table) }
        lines += report.lines.filter { !known.contains($0.table) }
        self.report = ImportReport(dryRun: report.dryRun, tables: tables, lines: lines)
        self.format = format
        self.unaccounted = unaccounted
    }

    /// Whether applying a plan would change anything.
    package var changesSomething: Bool { report.tables.contains { $0.created > 0 } }
}

extension ImportSummary: Encodable {
    private enum CodingKeys: String, CodingKey {
        case dryRun = "dry_run"
        case tables, lines
    }

    /// Writes the report.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(report.dryRun, forKey: .dryRun)
        try container.encode(report.tables, forKey: .tables)
        try container.encode(report.lines, forKey: .lines)
    }
}
