package import ClientOpsAudit
import ClientOpsModel
package import ClientOpsProtocol
import ClientOpsStore

extension AuditMethods.List: ReadHandled {
    package static func handle(
        _ params: ListParams<Filters>,
        _ context: ReadContext
    ) throws -> ListResult<AuditEntry> {
        let filters = params.filters
        let request = try context.request(
            params.paging,
            [
                .equals("entity", filters.entity), .equals("entity_id", filters.entityID),
                .equals("uid", filters.uid), .equals("method", filters.method), .equals("action", filters.action),
                .equals("operation_id", filters.operationID),
                filters.atFrom.map { .atLeast("at", $0.milliseconds) },
                filters.atTo.map { .atMost("at", $0.milliseconds) },
            ]
        )
        return ListResult(try context.connection.auditEntries(request))
    }
}

extension AuditMethods.Verify: ScanHandled {
    package static func handle(_ params: Params, _ context: ReadContext) throws -> Result {
        let start = params.from.map {
            AuditHead(seq: $0.seq, hash: $0.hash, at: Timestamp(milliseconds: 0))
        }
        let check = try context.connection.verifyAudit(from: start ?? .empty)
        return Result(
            valid: check.brokenAt == nil,
            entries: check.entries,
            head: check.head.seq == 0
                ? nil : AuditMethods.ChainPosition(seq: check.head.seq, hash: check.head.hash),
            brokenAt: check.brokenAt
        )
    }
}
