import ClientOpsImport
import ClientOpsModel
import ClientOpsProtocol

/// A daemon's double that takes every row as new.
final class RecordingService: ImportService {
    private(set) var calls: [String] = []
    private(set) var pages: [ImportMethods.Rows.Params] = []
    private var dryRun = false
    /// Called after each page.
    var afterPage: () throws -> Void = {}
    /// Changes a report before it is answered.
    var answer: (inout ImportReport) -> Void = { _ in }

    func begin(_ kind: ImportMethods.Format, currency: String?, dryRun: Bool) throws -> Int64 {
        calls.append("begin \(kind.rawValue)\(currency.map { " in " + $0 } ?? "")\(dryRun ? " dry" : "")")
        self.dryRun = dryRun
        pages = []
        return 17
    }

    func send(_ rows: ImportMethods.Rows.Params) throws -> Int64 {
        calls.append("rows \(rows.importID)")
        pages.append(rows)
        try afterPage()
        return Int64(pages.map(\.count).reduce(0, +))
    }

    func commit(_ importID: Int64) throws -> ImportReport {
        calls.append("commit \(importID)")
        let counts: [(EntityKind, Int)] = [
            (.user, pages.reduce(0) { $0 + ($1.users?.count ?? 0) }),
            (.client, pages.reduce(0) { $0 + ($1.clients?.count ?? 0) }),
            (.project, pages.reduce(0) { $0 + ($1.projects?.count ?? 0) }),
            (.instance, pages.reduce(0) { $0 + ($1.instances?.count ?? 0) }),
            (.assignment, pages.reduce(0) { $0 + ($1.assignments?.count ?? 0) }),
            (.lead, pages.reduce(0) { $0 + ($1.leads?.count ?? 0) }),
            (.invoice, pages.reduce(0) { $0 + ($1.invoices?.count ?? 0) }),
            (.importedHistory, pages.reduce(0) { $0 + ($1.history?.count ?? 0) }),
        ]
        var report = ImportReport(dryRun: dryRun, tables: [], lines: [])
        for (kind, count) in counts where count > 0 {
            var table = ImportTableReport(table: kind)
            table.read = count
            table.created = count
            report.tables.append(table)
        }
        answer(&report)
        return report
    }
}

extension ImportMethods.Rows.Params {
    /// How many rows the page holds.
    var count: Int {
        (users?.count ?? 0) + (clients?.count ?? 0) + (projects?.count ?? 0) + (instances?.count ?? 0)
            + (assignments?.count ?? 0) + (leads?.count ?? 0) + (invoices?.count ?? 0) + (history?.count ?? 0)
            + (exported?.count ?? 0)
    }
}
