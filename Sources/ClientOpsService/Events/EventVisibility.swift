import ClientOpsModel
import ClientOpsProtocol
import ClientOpsStore

/// Which events a caller may see: those of the rows it may read.
struct EventVisibility {
    private let context: ReadContext
    private let entities: Set<EntityKind>
    /// Nil for who sees every project.
    private let assigned: Set<Int64>?
    private var projects: [Int64: Int64?] = [:]

    init(_ context: ReadContext) throws {
        self.context = context
        let scope = EventScope(context.caller.role)
        entities = Set(scope?.entities ?? [])
        guard scope?.onlyAssigned == true else {
            assigned = nil
            return
        }
        if case .assigned(let userID) = context.caller.visibility {
            assigned = try context.connection.assignedProjects(user: userID)
        } else {
            assigned = []
        }
    }

    /// Whether the caller may see the events of a row.
    mutating func shows(_ entity: EntityKind, _ id: Int64) throws -> Bool {
        guard entities.contains(entity) else { return false }
        guard let assigned else { return true }
        switch entity {
        case .project: return assigned.contains(id)
        case .instance: return try projectOf(instance: id).map(assigned.contains) ?? false
        case .finding: return try context.connection.finding(id: id, visibility: context.caller.visibility) != nil
        case .cutover:
            return try context.connection.fetch(Cutover.self, id: id).map { assigned.contains($0.projectID) } ?? false
        case .client, .user, .assignment, .lead, .invoice, .payment, .series, .store, .importedHistory, .source,
            .observation, .expectation:
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
