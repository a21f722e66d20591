import ClientOpsAudit
import ClientOpsModel
package import ClientOpsProtocol
import ClientOpsStore

extension EventMethods.List: ReadHandled {
    /// Most entries looked at for one answer, so that a caller who sees little is answered soon.
    private static let scanLimit = 5000

    package static func handle(_ params: Params, _ context: ReadContext) throws -> Result {
        let limit = try context.size(ofPage: params.pageSize, usual: 100)
        let epoch = context.service.store.epoch
        let resumed = params.after.map { $0.epoch == epoch } ?? true
        var position = resumed ? params.after?.seq ?? 0 : 0
        guard position >= 0 else {
            throw DomainError.invalidField(pointer: "/after/seq", expected: "an integer from 0")
        }
        var visibility = try EventVisibility(context)
        var items: [Event] = []
        var scanned = 0
        var more = true
        while items.count < limit, scanned < scanLimit, more {
            let chunk = try context.connection.feed(after: position, entities: params.entities, limit: limit)
            more = chunk.count == limit
            for entry in chunk {
                guard items.count < limit else {
                    more = true
                    break
                }
                position = entry.seq
                scanned += 1
                if try visibility.shows(entry) { items.append(Event(entry, showsActor: context.caller.role == .admin)) }
            }
        }
        return Result(
            items: items,
            next: EventPosition(epoch: epoch, seq: position),
            resumed: resumed,
            more: more
        )
    }
}

/// Which events a caller may see: those of the rows it may read.
struct EventVisibility {
    private let context: ReadContext
    private let assigned: Set<Int64>?
    private var projects: [Int64: Int64?] = [:]

    init(_ context: ReadContext) throws {
        self.context = context
        if case .assigned(let userID) = context.caller.visibility {
            assigned = try context.connection.assignedProjects(user: userID)
        } else {
            assigned = nil
        }
    }

    /// Whether the caller may see the event of an entry.
    mutating func shows(_ entry: AuditEntry) throws -> Bool {
        switch context.caller.role {
        case .admin: return true
        case .staff: return ![.user, .series, .store, .importedHistory].contains(entry.entity)
        case .standard: return try showsAssigned(entry)
        case .collector, .backup, .noRole: return false
        }
    }

    private mutating func showsAssigned(_ entry: AuditEntry) throws -> Bool {
        guard let assigned else { return false }
        switch entry.entity {
        case .project: return assigned.contains(entry.entityID)
        case .instance: return try projectOf(instance: entry.entityID).map(assigned.contains) ?? false
        case .finding:
            return try context.connection.finding(id: entry.entityID, visibility: context.caller.visibility) != nil
        case .cutover:
            guard let cutover = try context.connection.fetch(Cutover.self, id: entry.entityID) else { return false }
            return assigned.contains(cutover.projectID)
        case .client, .user, .assignment, .lead, .invoice, .payment, .series, .store, .importedHistory:
            return false
        }
    }

    private mutating func projectOf(instance id: Int64) throws -> Int64? {
        if let known = projects[id] { return known }
        let project = try context.connection.fetch(Instance.self, id: id)?.projectID
        projects[id] = project
        return project
    }
}
