package import ClientOpsModel
package import ClientOpsProtocol
import ClientOpsStore

extension ClientMethods.Create: WriteHandled {
    package static func handle(_ params: Params, _ context: WriteContext) throws -> Client {
        try context.tx.insert(
            Client(
                name: params.name.value,
                company: params.company?.value,
                email: params.email?.value,
                phone: params.phone?.value,
                notes: params.notes?.value
            )
        )
    }
}

extension ClientMethods.Get: ReadHandled {
    package static func handle(_ params: GetParams, _ context: ReadContext) throws -> Client {
        try context.visible(Client.self, id: params.id, includeArchived: params.includeArchived)
    }
}

extension ClientMethods.List: ReadHandled {
    package static func handle(
        _ params: ListParams<Filters>,
        _ context: ReadContext
    ) throws -> ListResult<Client> {
        let filters = params.filters
        let request = try context.request(
            params.paging,
            [
                .equals("name", filters.name), .equals("company", filters.company), .equals("email", filters.email),
            ]
        )
        return ListResult(try context.connection.list(Client.self, request))
    }
}

extension ClientMethods.Update: WriteHandled {
    package static func handle(_ params: Params, _ context: WriteContext) throws -> Client {
        let before = try context.tx.target(Client.self, id: params.id)
        var after = before
        after.name = params.name.applied(to: before.name, \.value)
        after.company = params.company.applied(to: before.company, \.value)
        after.email = params.email.applied(to: before.email, \.value)
        after.phone = params.phone.applied(to: before.phone, \.value)
        after.notes = params.notes.applied(to: before.notes, \.value)
        return try context.tx.update(before, to: after)
    }
}

extension ClientMethods.Archive: WriteHandled {
    package static func handle(_ params: Params, _ context: WriteContext) throws -> ArchiveResult<Client> {
        let client = try context.tx.target(Client.self, id: params.id)
        let projects = try context.tx.connection.projects(ofClient: client.id)
        let instances = try projects.flatMap { try context.tx.connection.instances(ofProject: $0.id) }
        let invoices = try context.tx.connection.invoices(ofClient: client.id)
        try ArchiveRules.refuse(
            active: params.forceInstances == true ? [] : instances,
            unpaid: params.forceUnpaid == true ? [] : invoices
        )
        var counts = CascadeCounts(client: 1)
        for project in projects { try context.tx.cancelCutover(ofProject: project.id) }
        counts.instance = try context.tx.archive(instances)
        for invoice in invoices {
            _ = try context.tx.archive(invoice)
            counts.invoice += 1
        }
        for project in projects {
            _ = try context.tx.archive(project)
            counts.project += 1
        }
        return ArchiveResult(item: try context.tx.archive(client), counts: counts)
    }
}

extension ClientMethods.Restore: WriteHandled {
    package static func handle(_ params: RowParams, _ context: WriteContext) throws -> ArchiveResult<Client> {
        let client = try context.tx.target(Client.self, id: params.id, archived: true)
        var cascade = try RestoreCascade(of: client, context.tx)
        try cascade.refuseConflicts(context.tx)
        let item = try context.tx.restore(client)
        cascade.counts.client = 1
        try cascade.restoreRows(context.tx)
        return ArchiveResult(item: item, counts: cascade.counts)
    }
}
