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
            [.equals("rule", filters.rule), .equals("severity", filters.severity), .equals("state", filters.state)]
        )
        // Who is involved besides a caller's own projects is withheld, so another project's id finds nothing.
        if let project = filters.projectID, !viewer.sees(project: project) { request.visibility = .nothing }
        let page = try context.connection.findings(
            request,
            projectID: filters.projectID,
            unresolvedOnly: filters.state == nil
        )
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
        return shown
    }
}
