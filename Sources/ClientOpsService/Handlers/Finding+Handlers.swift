package import ClientOpsModel
package import ClientOpsProtocol
import ClientOpsStore

extension FindingMethods.List: ReadHandled {
    package static func handle(
        _ params: ListParams<Filters>,
        _ context: ReadContext
    ) throws -> ListResult<Finding> {
        let filters = params.filters
        var paging = params.paging
        // People sort by weight; the store keeps its rank.
        paging.sort = paging.sort.map { $0.hasSuffix("severity") ? $0 + "_rank" : $0 }
        let viewer = try FindingViewer(context)
        var request = try context.request(
            paging,
            [
                .equals("rule", filters.rule), .equals("severity", filters.severity), .equals("state", filters.state),
                .equals("incident", filters.incident),
            ]
        )
        // Who is involved besides a caller's own projects is withheld, so another project's id finds nothing.
        if let project = filters.projectID, !viewer.sees(project: project) { request.visibility = .nothing }
        var scope = SQLiteConnection.FindingScope()
        scope.projectID = filters.projectID
        scope.unresolvedOnly = filters.state == nil
        scope.suppressed = filters.suppressed ?? (filters.includeSuppressed == true ? nil : false)
        let page = try context.connection.findings(request, scope)
        return ListResult(items: page.items.map(viewer.redacted), position: ListPosition(page.position))
    }
}

extension FindingMethods.Get: ReadHandled {
    package static func handle(_ params: RowParams, _ context: ReadContext) throws -> Finding {
        guard let finding = try context.connection.finding(id: params.id, visibility: context.caller.visibility) else {
            throw DomainError.notFound(.finding, id: params.id)
        }
        return try FindingViewer(context).redacted(finding)
    }
}

extension FindingMethods.Acknowledge: WriteHandled {
    package static func handle(_ params: RowParams, _ context: WriteContext) throws -> Finding {
        try context.step(params.id, .acknowledged) {
            try FindingRules.acknowledging($0, context.note(reason: context.tx.reason))
        }
    }
}

extension FindingMethods.Unacknowledge: WriteHandled {
    package static func handle(_ params: RowParams, _ context: WriteContext) throws -> Finding {
        try context.step(params.id, .unacknowledged) { try FindingRules.unacknowledging($0) }
    }
}

extension FindingMethods.Suppress: WriteHandled {
    package static func handle(_ params: Params, _ context: WriteContext) throws -> Finding {
        try context.step(params.id, .suppressed) { finding in
            let suppression = FindingSuppression(
                at: context.tx.now,
                by: context.person,
                until: params.until,
                reason: try context.requiredReason()
            )
            return try FindingRules.suppressing(finding, suppression)
        }
    }
}

extension FindingMethods.Unsuppress: WriteHandled {
    package static func handle(_ params: RowParams, _ context: WriteContext) throws -> Finding {
        try context.step(params.id, .unsuppressed) { try FindingRules.unsuppressing($0) }
    }
}

extension FindingMethods.Resolve: WriteHandled {
    package static func handle(_ params: Params, _ context: WriteContext) throws -> Finding {
        try context.step(params.id, .resolved) { finding in
            let distinct = params.distinct == true
            guard !distinct || finding.rule == .similarClients else {
                throw DomainError.invalidField(
                    pointer: "/distinct",
                    expected: "distinct only for a finding of rule \(RuleID.similarClients.rawValue)"
                )
            }
            let note = context.note(reason: try context.requiredReason())
            let isSettled = try distinct || context.tx.connection.areRetired(sources: finding.sources)
            let after = try FindingRules.resolving(finding, note, isSettled: isSettled)
            if distinct {
                try context.tx.declareDistinct(finding.members.filter { $0.entity == .client }.map(\.id))
            }
            return after
        }
    }
}

extension WriteContext {
    /// Who takes a step, as a note says it.
    fileprivate var person: String { tx.caller.username ?? "uid \(tx.caller.uid)" }

    fileprivate func note(reason: String?) -> FindingNote {
        FindingNote(at: tx.now, by: person, reason: reason)
    }

    /// Takes a step by hand: the finding is visible, may be changed by the caller, and is the one the caller has seen.
    fileprivate func step(
        _ id: Int64,
        _ action: AuditAction,
        _ change: (Finding) throws -> Finding
    ) throws -> Finding {
        let before = try tx.finding(id: id)
        guard before.severity != .critical || tx.caller.role == .admin else {
            throw DomainError.permissionDenied(needed: .admin, purpose: "a step on a critical finding")
        }
        try tx.checkRevision(before.revision)
        guard let stored = try tx.save(try change(before), replacing: before, action) else {
            throw DomainError.staleRevision(current: before.revision)
        }
        return stored
    }
}

/// Cuts from a finding what its viewer may not see: members of other projects become "others involved".
struct FindingViewer {
    private let assigned: Set<Int64>?

    init(_ context: ReadContext) throws {
        if case .assigned(let userID) = context.caller.visibility {
            assigned = try context.connection.assignedProjects(user: userID)
        } else {
            assigned = nil
        }
    }

    /// Whether the caller may see a project.
    func sees(project id: Int64) -> Bool { assigned?.contains(id) ?? true }

    func redacted(_ finding: Finding) -> Finding {
        guard let assigned else { return finding }
        var shown = finding
        shown.members = finding.members.filter { $0.projectID.map(assigned.contains) ?? false }
        shown.othersInvolved = finding.members.count - shown.members.count
        // Sources, incidents and notes speak of hosts, findings and people that are not the viewer's.
        shown.sources = []
        shown.incident = nil
        shown.acknowledgement = nil
        shown.suppression = nil
        shown.resolution = nil
        return shown
    }
}
