package import ClientOpsModel
package import ClientOpsProtocol
import ClientOpsStore

extension ReconcileMethods.Run: JobHandled {
    package static func handle(
        _ params: Params,
        _ context: JobContext,
        _ done: @escaping @Sendable (Swift.Result<Result, any Error>) -> Void
    ) {
        let trigger: RunTrigger = context.caller.role == .collector ? .timer : .manual
        if params.dryRun == true {
            context.service.reconciliation.dryRun(trigger, done)
        } else {
            context.service.reconciliation.run(trigger, done)
        }
    }
}

extension ReconcileMethods.History: ReadHandled {
    package static func handle(
        _ params: ListParams<NoFilters>,
        _ context: ReadContext
    ) throws -> ListResult<ReconcileRun> {
        ListResult(try context.connection.runs(try context.request(params.paging)))
    }
}

extension ReconcileMethods.Diff: ScanHandled {
    package static func handle(_ params: Params, _ context: ReadContext) throws -> Result {
        let (from, to) = try runs(params, context.connection)
        let differences = FindingDifferences(try context.connection.findingSteps(from: from.id, to: to.id))
        let page = params.page?.value ?? 1
        let size = params.pageSize?.value ?? Int64(ListRequest.defaultSize)
        let shown = differences.worstFirst.dropFirst(Int(clamping: (page - 1) * size)).prefix(Int(size))
        return Result(
            from: from,
            to: to,
            counts: differences.counts,
            items: try shown.map { try $0.worded(context.connection) },
            page: page,
            pageSize: size,
            total: Int64(differences.worstFirst.count)
        )
    }

    /// The two runs, in order.
    private static func runs(
        _ params: Params,
        _ connection: SQLiteConnection
    ) throws -> (from: ReconcileRun, to: ReconcileRun) {
        let to = try params.to.map { try connection.run(id: $0) } ?? connection.latestRun()
        guard let to else { throw missing("/to") }
        let from = try params.from.map { try connection.run(id: $0) } ?? connection.run(before: to.id)
        guard let from else { throw missing("/from") }
        guard from.id <= to.id else {
            throw DomainError.invalidField(pointer: "/from", expected: "a run before run \(to.id)")
        }
        return (from, to)
    }

    private static func missing(_ pointer: String) -> DomainError {
        .invalidField(pointer: pointer, expected: "a run that reconcile.history lists")
    }
}

/// What the steps between two runs amount to, finding by finding.
struct FindingDifferences {
    /// One finding.
    struct Difference {
        let id: Int64
        var before: FindingStep.Standing?
        var after: FindingStep.Standing

        var kind: ReconcileMethods.DifferenceKind {
            guard let before else { return after.state == .resolved ? .resolved : .opened }
            if after.state == .resolved { return before.state == .resolved ? .changed : .resolved }
            return before.state == .resolved ? .reopened : .changed
        }

        /// The difference with what the finding says of itself.
        func worded(_ connection: SQLiteConnection) throws -> ReconcileMethods.FindingDifference {
            guard let finding = try connection.finding(id: id, visibility: .all) else {
                throw DomainError.notFound(.finding, id: id)
            }
            return ReconcileMethods.FindingDifference(
                id: id,
                rule: finding.rule,
                subject: finding.subject,
                summary: finding.summary,
                change: kind,
                before: before.map { ReconcileMethods.FindingStanding(state: $0.state, severity: $0.severity) },
                after: ReconcileMethods.FindingStanding(state: after.state, severity: after.severity)
            )
        }
    }

    /// The worst finding first, then the one with the smaller id.
    let worstFirst: [Difference]
    private(set) var counts = ReconcileMethods.DiffCounts()

    init(_ steps: [FindingStep]) {
        var byID: [Int64: Difference] = [:]
        for step in steps {
            guard let after = step.after else { continue }
            byID[step.id, default: Difference(id: step.id, before: step.before, after: after)].after = after
        }
        worstFirst = byID.values.sorted { left, right in
            (right.after.severity, left.id) < (left.after.severity, right.id)
        }
        for difference in worstFirst { counts.add(difference.kind) }
    }
}
