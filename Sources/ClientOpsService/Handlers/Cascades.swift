import ClientOpsModel
import ClientOpsProtocol
import ClientOpsStore

/// What stands in the way of archiving (PRODUCT.md section 3).
enum ArchiveRules {
    /// Refuses while instances are active or invoices unpaid, naming them all.
    static func refuse(active instances: [Instance], unpaid invoices: [Invoice] = []) throws {
        let conflicts =
            instances.filter(\.active).map { Conflict(.activeChildren, with: $0.id) }
            + invoices.filter(\.isUnpaid).map { Conflict(.unpaidInvoices, with: $0.id) }
        guard conflicts.isEmpty else { throw DomainError.conflict(conflicts) }
    }
}

extension WriteTransaction {
    /// Archives instances, which deactivates them.
    ///
    /// - Returns: how many there were.
    func archive(_ instances: [Instance]) throws -> Int {
        for instance in instances { _ = try archive(instance, as: instance.deactivated) }
        return instances.count
    }
}

extension Instance {
    /// The instance out of use: an inactive row is never contested.
    var deactivated: Instance {
        var row = self
        row.active = false
        row.contested = false
        row.cutoverID = nil
        return row
    }
}

/// The rows that one operation archived below a row, brought back together or not at all.
struct RestoreCascade {
    private let projects: [Project]
    private let instances: [Instance]
    private let invoices: [Invoice]
    private let conflicting: [Conflict]
    var counts = CascadeCounts()

    /// Collects what was archived with a client.
    init(of client: Client, _ tx: WriteTransaction) throws {
        let operation = try tx.connection.archiveOperation(of: Client.self, id: client.id)
        try self.init(
            operation: operation,
            tx,
            invoices: { $0.clientID == client.id },
            projects: { $0.clientID == client.id }
        )
    }

    /// Collects what was archived with a project.
    init(of project: Project, _ tx: WriteTransaction) throws {
        let operation = try tx.connection.archiveOperation(of: Project.self, id: project.id)
        var live = project
        live.archivedAt = nil
        try self.init(operation: operation, tx, own: tx.conflicts(of: live), projects: { _ in false }) {
            $0.projectID == project.id
        }
    }

    private init(
        operation: Int64?,
        _ tx: WriteTransaction,
        own: [Conflict] = [],
        invoices isInvoice: (Invoice) -> Bool = { _ in false },
        projects isProject: (Project) -> Bool,
        instances isInstance: ((Instance) -> Bool)? = nil
    ) throws {
        guard let operation else {
            projects = []
            instances = []
            invoices = []
            conflicting = own
            return
        }
        projects = try tx.connection.archived(Project.self, by: operation).filter(isProject)
        let ids = Set(projects.map(\.id))
        instances = try tx.connection.archived(Instance.self, by: operation)
            .filter(isInstance ?? { ids.contains($0.projectID) })
        invoices = try tx.connection.archived(Invoice.self, by: operation).filter(isInvoice)
        conflicting = try own + Self.conflicts(projects, tx) + Self.conflicts(instances, tx)
    }

    private static func conflicts<E: StoredEntity>(_ rows: [E], _ tx: WriteTransaction) throws -> [Conflict] {
        try rows.flatMap { row in
            var live = row
            live.archivedAt = nil
            return try tx.conflicts(of: live)
        }
    }

    /// Refuses when any row's place is taken, naming every conflict.
    func refuseConflicts(_ tx: WriteTransaction) throws {
        guard conflicting.isEmpty else { throw DomainError.conflict(conflicting) }
    }

    /// Restores the rows, parents first.
    mutating func restoreRows(_ tx: WriteTransaction) throws {
        for project in projects { _ = try tx.restore(project) }
        for instance in instances { _ = try tx.restore(instance) }
        for invoice in invoices { _ = try tx.restore(invoice) }
        counts.project += projects.count
        counts.instance += instances.count
        counts.invoice += invoices.count
    }
}
