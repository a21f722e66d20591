import ClientOpsModel
import ClientOpsProtocol
import ClientOpsStore

/// How cut-overs begin, end and bear on the instances of their project (PRODUCT.md section 6).
extension WriteTransaction {
    /// What an instance becomes when it is activated: the second side while its cut-over runs, else a plain active one.
    ///
    /// - Throws: `DomainError.conflict` while an overdue cut-over still has both sides active.
    func activating(_ instance: Instance) throws -> Instance {
        var after = instance
        after.active = true
        guard let cutover = try connection.openCutover(ofProject: instance.projectID) else { return after }
        try refuseOverdue(cutover)
        let isSecondSide = cutover.toInstance == instance.id && instance.type == .production
        // Without a first side there is nothing to stand beside.
        let first = try connection.fetch(Instance.self, id: cutover.fromInstance)
        if isSecondSide, cutover.phase(at: now) == .running, first?.isActiveProduction == true {
            after.cutoverID = cutover.id
        }
        return after
    }

    /// Refuses new activations in a project whose cut-over is over and whose two sides are both active still.
    func refuseOverdueCutover(ofProject id: Int64) throws {
        if let cutover = try connection.openCutover(ofProject: id) { try refuseOverdue(cutover) }
    }

    private func refuseOverdue(_ cutover: Cutover) throws {
        guard cutover.phase(at: now) == .overdue else { return }
        let sides = try [cutover.fromInstance, cutover.toInstance].map { try connection.fetch(Instance.self, id: $0) }
        guard sides.allSatisfy({ $0?.isActiveProduction == true }) else { return }
        throw DomainError.conflict([Conflict(.cutoverOpen, with: cutover.id)])
    }

    /// Refuses to move or retype a side of an open cut-over.
    func refuseSide(_ instance: Instance) throws {
        guard let cutover = try connection.openCutover(ofProject: instance.projectID),
            [cutover.fromInstance, cutover.toInstance].contains(instance.id)
        else { return }
        throw DomainError.conflict([Conflict(.cutoverOpen, with: cutover.id)])
    }

    /// What follows from an instance that has just become inactive or archived.
    ///
    /// - Parameters:
    ///   - instance: the instance, as it was before.
    ///   - archived: whether it was archived.
    /// - Throws: `StoreError`, and what ending the cut-over throws.
    func settleCutover(after instance: Instance, archived: Bool) throws {
        guard let cutover = try connection.openCutover(ofProject: instance.projectID) else { return }
        if instance.id == cutover.fromInstance {
            let second = try connection.fetch(Instance.self, id: cutover.toInstance)
            if second?.isActiveProduction == true {
                _ = try complete(cutover)
            } else if archived {
                _ = try end(cutover, .cancelled)
            }
        } else if instance.id == cutover.toInstance, archived {
            _ = try end(cutover, .cancelled)
        }
    }

    /// Cancels the open cut-over of a project that is archived, as part of that operation.
    func cancelCutover(ofProject id: Int64) throws {
        guard let cutover = try connection.openCutover(ofProject: id) else { return }
        _ = operationID
        _ = try end(cutover, .cancelled)
    }

    /// Whether a cut-over is completed when an instance leaves use: its first side, while the second is active.
    func completesCutover(_ instance: Instance) throws -> Bool {
        guard let cutover = try connection.openCutover(ofProject: instance.projectID),
            cutover.fromInstance == instance.id
        else { return false }
        return try connection.fetch(Instance.self, id: cutover.toInstance)?.isActiveProduction == true
    }

    /// Keeps the new side: deactivates the old one, then gives the new one slot 0.
    func complete(_ cutover: Cutover) throws -> Cutover {
        let second = try living(Instance.self, id: cutover.toInstance)
        guard second.isActiveProduction else {
            throw refusal(cutover, "completed", allowed: ["rolled_back", "cancelled"])
        }
        if let first = try connection.fetch(Instance.self, id: cutover.fromInstance), first.active {
            _ = try update(first, to: first.deactivated, action: .deactivate)
        }
        var settled = second
        settled.cutoverID = nil
        _ = try update(second, to: settled)
        return try end(cutover, .completed)
    }

    /// Keeps the old side: deactivates the new one.
    func rollBack(_ cutover: Cutover) throws -> Cutover {
        if let second = try connection.fetch(Instance.self, id: cutover.toInstance), second.active {
            _ = try update(second, to: second.deactivated, action: .deactivate)
        }
        return try end(cutover, .rolledBack)
    }

    /// Ends a cut-over whose second side was never activated.
    func cancelUnused(_ cutover: Cutover) throws -> Cutover {
        if let second = try connection.fetch(Instance.self, id: cutover.toInstance), second.active {
            throw refusal(cutover, "cancelled", allowed: ["completed", "rolled_back"])
        }
        return try end(cutover, .cancelled)
    }

    private func end(_ cutover: Cutover, _ state: CutoverState) throws -> Cutover {
        var ended = cutover
        ended.state = state
        return try update(cutover, to: ended, action: .statusChange)
    }

    private func refusal(_ cutover: Cutover, _ state: String, allowed: [String]) -> DomainError {
        .invalidState(
            InvalidState(
                .cutover,
                id: cutover.id,
                from: cutover.phase(at: now)?.rawValue ?? cutover.state.rawValue,
                to: state,
                allowed: allowed
            )
        )
    }
}
