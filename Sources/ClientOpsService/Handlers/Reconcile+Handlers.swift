package import ClientOpsModel
package import ClientOpsProtocol
import ClientOpsStore

extension ReconcileMethods.Run: JobHandled {
    package static func handle(_ params: Params, _ context: JobContext) throws -> Result {
        let trigger: RunTrigger = context.caller.role == .collector ? .timer : .manual
        if params.dryRun == true { return try context.service.reconciliation.dryRun(trigger) }
        return try context.service.reconciliation.run(trigger)
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
