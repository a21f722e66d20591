import ClientOpsModel
import ClientOpsStore
import JSONRPC
import StrictJSON

extension RPCError {
    /// Words a refusal of the domain for the wire.
    ///
    /// - Parameters:
    ///   - error: why the domain refuses.
    ///   - paramsPointer: where the parameters stand in the message.
    ///   - settings: names the groups that give a role.
    init(_ error: DomainError, paramsPointer: String, settings: ServiceSettings) {
        switch error {
        case .notFound(let entity, let id):
            self = .notFound(entity: entity.rawValue, id: id)
        case .notFoundByName(let entity, let name):
            self = RPCError(
                .notFound,
                "There is no \(entity.rawValue) of this name for you.",
                data: ["entity": .string(entity.rawValue), "id": .integer(0), "name": .string(name)]
            )
        case .conflict(let conflicts):
            self = .conflict(conflicts)
        case .invalidState(let state):
            self = .invalidState(
                "The \(state.entity.rawValue) \(state.id) is \(state.from) and cannot become \(state.to).",
                from: state.from,
                to: state.to,
                allowed: state.allowed
            )
        case .invalidField(let pointer, let expected):
            self = .invalidParams(pointer: paramsPointer + pointer, expected: expected)
        case .staleRevision(let current): self = .staleRevision(current: current)
        case .requestIDReused: self = .requestIDReused()
        case .permissionDenied(let needed, let purpose):
            self = .permissionDenied(needed: needed, purpose: purpose, settings: settings)
        case .limitExceeded(let which, let limit, let value):
            self = .limitExceeded(which: which, limit: Int(limit), value: value.map { Int($0) }, retryable: false)
        case .deadlineExceeded: self = .deadlineExceeded()
        case .storageUnavailable(let why, let outcomeUnknown):
            self = .storageUnavailable(why: why, outcomeUnknown: outcomeUnknown)
        }
    }

    /// Refuses a call for want of a role, saying which and how to get it.
    ///
    /// - Parameters:
    ///   - needed: the roles that may.
    ///   - purpose: the method, or the parameter that asks for more.
    ///   - settings: names the groups that give a role.
    /// - Returns: the error.
    static func permissionDenied(needed: RoleSet, purpose: String, settings: ServiceSettings) -> RPCError {
        let roles = needed.roles.map(\.rawValue)
        let groups = needed.roles.flatMap { settings.groupNames[$0] ?? [] }
        let joining = groups.isEmpty ? "" : ", or membership in the group \(groups.joined(separator: " or "))"
        var error = RPCError.permissionDenied(
            role: roles.joined(separator: " or "),
            how: "An administrator can give it with user.create or user.update\(joining)."
        )
        error.data["roles"] = .array(roles.map(JSONValue.string))
        error.data["for"] = .string(purpose)
        return error
    }

    private static func conflict(_ conflicts: [Conflict]) -> RPCError {
        guard let first = conflicts.first else {
            return .conflict("The change breaks a rule.", rule: "unknown", conflictingID: nil)
        }
        var error = RPCError.conflict(
            first.rule.sentence(first),
            rule: first.rule.rawValue,
            conflictingID: first.conflictingID
        )
        if conflicts.count > 1 {
            error.data["conflicts"] = .array(
                conflicts.map { ["rule": .string($0.rule.rawValue), "conflicting_id": .integer($0.conflictingID)] }
            )
        }
        return error
    }
}

extension ConflictRule {
    /// One sentence for people.
    fileprivate func sentence(_ conflict: Conflict) -> String {
        let id = conflict.conflictingID
        switch self {
        case .oneActiveProduction: return "The project already has an active production, instance \(id)."
        case .uniqueName: return "The name is taken by row \(id)."
        case .uniqueUsername: return "The account name belongs to user \(id)."
        case .uniqueUID: return "The uid belongs to user \(id)."
        case .uniqueAssignment: return "The user is already assigned to the project, by assignment \(id)."
        case .cutoverOpen: return "The cut-over \(id) is open."
        case .activeChildren: return "Instance \(id) is still active; deactivate it, or pass force_instances."
        case .unpaidInvoices: return "Invoice \(id) is sent and unpaid; settle it, or pass force_unpaid."
        case .databaseBound: return "The database belongs to instance \(id)."
        }
    }
}
