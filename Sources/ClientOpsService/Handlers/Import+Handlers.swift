import ClientOpsModel
package import ClientOpsProtocol
import ClientOpsStore

extension ImportMethods.Begin: WriteHandled {
    package static func handle(_ params: Params, _ context: WriteContext) throws -> Result {
        Result(importID: try context.tx.beginImport(format: params.kind.rawValue, isDryRun: params.dryRun ?? false))
    }
}

extension ImportMethods.Rows: WriteHandled {
    package static func handle(_ params: Params, _ context: WriteContext) throws -> Result {
        var session = try context.tx.importSession(id: params.importID)
        let counts = [
            params.clients?.count, params.projects?.count, params.instances?.count, params.users?.count,
            params.assignments?.count,
        ]
        let count = counts.compactMap(\.self).reduce(0, +)
        guard count <= maximumRows else {
            throw DomainError.limitExceeded(
                which: "import_rows_per_call",
                limit: Int64(maximumRows),
                value: Int64(count)
            )
        }
        try context.tx.gather(params.clients ?? [], kind: .client, in: &session)
        try context.tx.gather(params.projects ?? [], kind: .project, in: &session)
        try context.tx.gather(params.instances ?? [], kind: .instance, in: &session)
        try context.tx.gather(params.users ?? [], kind: .user, in: &session)
        try context.tx.gather(params.assignments ?? [], kind: .assignment, in: &session)
        return Result(received: session.received)
    }
}

extension ImportMethods.Commit: WriteHandled {
    package static func handle(_ params: Params, _ context: WriteContext) throws -> ImportReport {
        let session = try context.tx.importSession(id: params.importID)
        let report =
            session.isDryRun
            ? try context.tx.undoing { try ImportRun.perform(session, context.tx) }
            : try ImportRun.perform(session, context.tx)
        try context.tx.endImport(session)
        return report
    }
}
