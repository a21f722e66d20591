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
