/// PRODUCT.md section 4 cell by cell, written by hand: what the declarations say is compared with it.
enum PermissionTable {
    /// What a caller gets.
    enum Cell: Character {
        case success = "✓"
        /// `permission_denied`.
        case denied = "–"
        /// `not_found`, because the row is not the caller's to see.
        case invisible = "?"
        /// A list without rows, for the same reason.
        case empty = "0"
    }

    /// The cell of a method in a column; nil for a method without a line, or a line without the column.
    static func cell(_ method: String, _ column: MatrixCaller.Column) -> Cell? {
        guard let line = lines[method], line.count == MatrixCaller.Column.allCases.count else { return nil }
        return Cell(rawValue: line[line.index(line.startIndex, offsetBy: column.rawValue)])
    }

    /// Columns: admin, staff, standard with the project assigned, standard without, collector, backup, none.
    static let lines: [String: String] = [
        "rpc.discover": "✓✓✓✓✓✓✓",
        "system.ping": "✓✓✓✓✓✓✓",
        "system.limits": "✓✓✓✓✓✓✓",
        "system.health": "✓✓✓✓✓✓✓",
        "whoami": "✓✓✓✓✓✓✓",
        "system.status": "✓✓–––––",
        "system.metrics": "✓✓–––––",
        "system.reload": "✓––––––",

        "client.create": "✓✓–––––",
        "client.get": "✓✓–––––",
        "client.list": "✓✓–––––",
        "client.update": "✓✓–––––",
        "client.archive": "✓––––––",
        "client.restore": "✓––––––",

        "project.create": "✓––––––",
        "project.get": "✓✓✓?–––",
        "project.list": "✓✓✓0–––",
        "project.update": "✓––––––",
        "project.move": "✓––––––",
        "project.archive": "✓––––––",
        "project.restore": "✓––––––",
        "project.assign": "✓––––––",
        "project.unassign": "✓––––––",
        "project.members": "✓✓–––––",

        "instance.create": "✓––––––",
        "instance.get": "✓✓✓?–––",
        "instance.list": "✓✓✓0–––",
        "instance.update": "✓––––––",
        "instance.move": "✓––––––",
        "instance.activate": "✓––––––",
        "instance.deactivate": "✓––––––",
        "instance.archive": "✓––––––",
        "instance.restore": "✓––––––",
        "instance.adopt": "✓––––––",
        "instance.find": "✓✓✓✓–––",

        "source.create": "✓––––––",
        "source.list": "✓✓––✓––",
        "source.pause": "✓––––––",
        "source.resume": "✓––––––",
        "source.retire": "✓––––––",
        // Each for a source of its own (``SourceTests``).
        "observation.report": "✓–––✓––",
        "observation.list": "✓––––––",
        "expectation.create": "✓––––––",
        "expectation.list": "✓––––––",
        "expectation.end": "✓––––––",

        "lead.create": "✓✓–––––",
        "lead.get": "✓✓–––––",
        "lead.list": "✓✓–––––",
        "lead.update": "✓✓–––––",
        "lead.set_status": "✓✓–––––",
        "lead.convert": "✓✓–––––",
        "lead.relink": "✓✓–––––",
        "lead.candidates": "✓✓–––––",
        "lead.archive": "✓✓–––––",
        "lead.restore": "✓––––––",

        "invoice.create": "✓✓–––––",
        "invoice.get": "✓✓–––––",
        "invoice.list": "✓✓–––––",
        "invoice.update": "✓✓–––––",
        "invoice.send": "✓✓–––––",
        "invoice.pay": "✓✓–––––",
        "invoice.reverse_payment": "✓––––––",
        "invoice.void": "✓––––––",
        // Of a draft; what was sent is the admins' (``BillingArchiveTests``).
        "invoice.archive": "✓✓–––––",
        "invoice.restore": "✓––––––",

        "series.start": "✓––––––",
        "series.close": "✓––––––",
        "series.list": "✓––––––",

        "cutover.open": "✓––––––",
        "cutover.extend": "✓––––––",
        "cutover.close": "✓––––––",
        "cutover.get": "✓✓✓?–––",
        "cutover.list": "✓✓✓0–––",

        "user.create": "✓––––––",
        "user.get": "✓––––––",
        "user.list": "✓––––––",
        "user.update": "✓––––––",
        "user.archive": "✓––––––",
        "user.restore": "✓––––––",

        "audit.list": "✓––––––",
        "audit.verify": "✓––––––",

        "finding.list": "✓✓✓0–––",
        "finding.get": "✓✓✓?–––",
        "reconcile.run": "✓✓––✓––",
        "finding.acknowledge": "✓✓–––––",
        "finding.unacknowledge": "✓✓–––––",
        // Critical ones are the admins' (``FindingLifeTests``).
        "finding.suppress": "✓✓–––––",
        "finding.unsuppress": "✓✓–––––",
        "finding.resolve": "✓✓–––––",
        "reconcile.history": "✓✓–––––",
        "reconcile.diff": "✓✓–––––",
        "event.list": "✓✓✓0–––",
        "event.subscribe": "✓✓✓✓–––",
        "event.unsubscribe": "✓✓✓✓–––",
        "dashboard.summary": "✓✓✓✓–––",

        "import.begin": "✓––––––",
        "import.rows": "✓––––––",
        "import.commit": "✓––––––",
        "export.page": "✓––––––",
        "backup.create": "✓––––✓–",
    ]
}
