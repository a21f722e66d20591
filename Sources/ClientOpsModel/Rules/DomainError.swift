/// Why the domain refuses a request; the service layer words it for the wire.
package enum DomainError: Error, Sendable, Equatable {
    /// No such row, or none the caller may see: the two are the same answer.
    case notFound(EntityKind, id: Int64)
    /// No such row by its name, or none the caller may use.
    case notFoundByName(EntityKind, name: String)
    /// Uniqueness or dependency rules are broken, the first one first.
    case conflict([Conflict])
    /// The row is not in a state that allows the step.
    case invalidState(InvalidState)
    /// A parameter cannot be accepted; the pointer starts below `/params`.
    case invalidField(pointer: String, expected: String)
    /// The row changed since the caller read it.
    case staleRevision(current: Int64)
    /// The retry key was used with other parameters.
    case requestIDReused
    /// The caller's role does not allow what the parameters ask for.
    case permissionDenied(needed: RoleSet, purpose: String)
    /// A bound of the service was passed.
    case limitExceeded(which: String, limit: Int64, value: Int64?)
    /// The deadline passed before the effect began.
    case deadlineExceeded
    /// The store cannot be written or read now.
    case storageUnavailable(why: String, outcomeUnknown: Bool)
}

/// One broken rule and the row it collides with.
package struct Conflict: Sendable, Hashable, Codable {
    package var rule: ConflictRule
    /// The row that stands in the way.
    package var conflictingID: Int64

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case rule
        case conflictingID = "conflicting_id"
    }

    /// Makes a conflict.
    package init(_ rule: ConflictRule, with conflictingID: Int64) {
        self.rule = rule
        self.conflictingID = conflictingID
    }
}

/// The names of the rules on the wire (DECISIONS.md 10).
package enum ConflictRule: String, Codable, CaseIterable, Sendable {
    case oneActiveProduction = "one_active_production"
    case uniqueName = "unique_name"
    case uniqueUsername = "unique_username"
    case uniqueUID = "unique_uid"
    case uniqueAssignment = "unique_assignment"
    case cutoverOpen = "cutover_open"
    case activeChildren = "active_children"
    case unpaidInvoices = "unpaid_invoices"
    case databaseBound = "database_bound"
}

/// A step that the present state does not allow.
package struct InvalidState: Sendable, Hashable, Codable {
    package var entity: EntityKind
    package var id: Int64
    /// The present state.
    package var from: String
    /// The state asked for.
    package var to: String
    /// The states that could be asked for instead.
    package var allowed: [String]

    /// Makes the description.
    package init(_ entity: EntityKind, id: Int64, from: String, to: String, allowed: [String]) {
        self.entity = entity
        self.id = id
        self.from = from
        self.to = to
        self.allowed = allowed
    }
}
