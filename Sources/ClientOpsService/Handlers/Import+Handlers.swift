import ClientOpsModel
package import ClientOpsProtocol
import ClientOpsStore

extension ImportMethods.Begin: WriteHandled {
    package static func handle(_ params: Params, _ context: WriteContext) throws -> Result {
        let needsCurrency = params.kind == .clientOpsHub
        guard (params.currency != nil) == needsCurrency else {
            let expected = needsCurrency ? Currency.expectation : "nothing: only client-ops-hub has amounts without one"
            throw DomainError.invalidField(pointer: "/currency", expected: expected)
        }
        if params.kind == .clientops { try ExportRestoration.refuseUnlessEmpty(context.tx) }
        let id = try context.tx.beginImport(
            format: params.kind.rawValue,
            isDryRun: params.dryRun ?? false,
            currency: params.currency
        )
        return Result(importID: id)
    }
}

extension ImportMethods.Rows: WriteHandled {
    package static func handle(_ params: Params, _ context: WriteContext) throws -> Result {
        var session = try context.tx.importSession(id: params.importID)
        let counts = [
            params.clients?.count, params.projects?.count, params.instances?.count, params.users?.count,
            params.assignments?.count, params.leads?.count, params.invoices?.count, params.history?.count,
        ]
        let exported = params.exported ?? []
        let others = counts.compactMap(\.self).reduce(0, +)
        let isExport = session.format == ImportMethods.Format.clientops.rawValue
        guard isExport ? others == 0 : exported.isEmpty else {
            let expected = "rows of an export for clientops, and rows by their kind for any other format"
            throw DomainError.invalidField(pointer: "/exported", expected: expected)
        }
        let count = others + exported.count
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
        try context.tx.gather(params.leads ?? [], kind: .lead, in: &session)
        try context.tx.gather(params.invoices ?? [], kind: .invoice, in: &session)
        try context.tx.gather(params.history ?? [], kind: .importedHistory, in: &session)
        for (entity, rows) in Dictionary(grouping: exported, by: \.entity) {
            try context.tx.gather(rows.map(\.row), kind: entity.kind, in: &session)
        }
        return Result(received: session.received)
    }
}

extension ImportMethods.Commit: WriteHandled {
    package static func handle(_ params: Params, _ context: WriteContext) throws -> ImportReport {
        let session = try context.tx.importSession(id: params.importID)
        let report =
            session.isDryRun
            ? try context.tx.undoing { try perform(session, context) } : try perform(session, context)
        try context.tx.endImport(session)
        return report
    }

    private static func perform(_ session: ImportSession, _ context: WriteContext) throws -> ImportReport {
        guard session.format == ImportMethods.Format.clientops.rawValue else {
            return try ImportRun.perform(session, context.tx, businessDay: context.service.settings.businessDay)
        }
        return try ExportRestoration.perform(session, context.tx)
    }
}
