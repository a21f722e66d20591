package import ClientOpsModel
package import ClientOpsProtocol
import ClientOpsStore

extension CutoverMethods.Open: WriteHandled {
    package static func handle(_ params: Params, _ context: WriteContext) throws -> Cutover {
        let tx = context.tx
        let project = try context.parent(Project.self, id: params.projectID)
        let reason = try context.requiredReason()
        try CutoverRules.checkTimes(startsAt: params.startsAt, endsAt: params.endsAt, now: tx.now)
        try CutoverRules.checkSides(
            from: try context.side(params.fromInstance, "/from_instance"),
            to: try context.side(params.toInstance, "/to_instance"),
            projectID: project.id
        )
        let cutover = try tx.insert(
            Cutover(
                projectID: project.id,
                fromInstance: params.fromInstance,
                toInstance: params.toInstance,
                startsAt: params.startsAt,
                endsAt: params.endsAt,
                reason: reason,
                approvedBy: tx.caller.username ?? "uid \(tx.caller.uid)"
            )
        )
        return cutover.presented(at: tx.now)
    }
}

extension CutoverMethods.Extend: WriteHandled {
    package static func handle(_ params: Params, _ context: WriteContext) throws -> Cutover {
        let before = try context.tx.target(Cutover.self, id: params.id)
        try CutoverRules.checkExtension(of: before, to: params.endsAt, now: context.tx.now)
        var after = before
        after.endsAt = params.endsAt
        return try context.tx.update(before, to: after).presented(at: context.tx.now)
    }
}

extension CutoverMethods.Close: WriteHandled {
    package static func handle(_ params: Params, _ context: WriteContext) throws -> Cutover {
        let cutover = try context.tx.target(Cutover.self, id: params.id)
        guard cutover.state == .open else {
            throw DomainError.invalidState(
                InvalidState(
                    .cutover,
                    id: cutover.id,
                    from: cutover.state.rawValue,
                    to: params.outcome.rawValue,
                    allowed: []
                )
            )
        }
        _ = context.tx.operationID
        let closed =
            switch params.outcome {
            case .completed: try context.tx.complete(cutover)
            case .rolledBack: try context.tx.rollBack(cutover)
            case .cancelled: try context.tx.cancelUnused(cutover)
            }
        return closed.presented(at: context.tx.now)
    }
}

extension CutoverMethods.Get: ReadHandled {
    package static func handle(_ params: GetParams, _ context: ReadContext) throws -> Cutover {
        try context.visible(Cutover.self, id: params.id, includeArchived: params.includeArchived)
            .presented(at: try context.now)
    }
}

extension CutoverMethods.List: ReadHandled {
    package static func handle(
        _ params: ListParams<Filters>,
        _ context: ReadContext
    ) throws -> ListResult<Cutover> {
        let request = try context.request(
            params.paging,
            [.equals("project_id", params.filters.projectID), .equals("state", params.filters.state)]
        )
        let now = try context.now
        let page = try context.connection.list(Cutover.self, request)
        return ListResult(items: page.items.map { $0.presented(at: now) }, position: ListPosition(page.position))
    }
}

extension WriteContext {
    /// A side of a cut-over as the parameters name it.
    fileprivate func side(_ id: Int64, _ pointer: String) throws -> Instance {
        guard let instance = try tx.connection.fetch(Instance.self, id: id), !instance.isArchived else {
            throw DomainError.invalidField(pointer: pointer, expected: "an instance of the project")
        }
        return instance
    }
}

extension Cutover {
    /// The cut-over with what only the clock knows.
    func presented(at now: Timestamp) -> Cutover {
        var shown = self
        shown.phase = phase(at: now)
        return shown
    }
}
