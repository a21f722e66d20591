package import ClientOpsModel
package import ClientOpsProtocol
import ClientOpsStore

extension InstanceMethods.Create: WriteHandled {
    package static func handle(_ params: Params, _ context: WriteContext) throws -> Instance {
        let aliases = try InstanceRules.aliases(params.aliases?.map(\.value) ?? [])
        let nodes = try InstanceRules.nodes(params.nodes ?? [])
        let watchedBy = try params.watchedBy.map(InstanceRules.watchedBy)
        let project = try context.parent(Project.self, id: params.projectID)
        if params.active ?? true { try context.tx.refuseOverdueCutover(ofProject: project.id) }
        return try context.tx.insert(
            Instance(
                projectID: project.id,
                name: params.name.value,
                type: params.type,
                active: params.active ?? true,
                state: params.state ?? .inService,
                url: params.url,
                aliases: aliases,
                host: params.host?.value,
                nodes: nodes,
                dbCluster: params.dbCluster?.value,
                dbName: params.dbName?.value,
                dbUUID: params.dbUUID?.value,
                odooVersion: params.odooVersion?.value,
                watchedBy: watchedBy,
                notes: params.notes?.value
            )
        )
    }
}

extension InstanceMethods.Get: ReadHandled {
    package static func handle(_ params: GetParams, _ context: ReadContext) throws -> Instance {
        try context.visible(Instance.self, id: params.id, includeArchived: params.includeArchived)
    }
}

extension InstanceMethods.List: ReadHandled {
    package static func handle(
        _ params: ListParams<Filters>,
        _ context: ReadContext
    ) throws -> ListResult<Instance> {
        let filters = params.filters
        var conditions: [ListFilter?] = [
            .equals("project_id", filters.projectID), .equals("name", filters.name), .equals("type", filters.type),
            .equals("active", filters.active), .equals("state", filters.state), .equals("host", filters.host),
            .equals("db_name", filters.dbName), .equals("db_uuid", filters.dbUUID),
        ]
        // Contested rows are those whose slot is below 0; every other active production has slot 0.
        if let contested = filters.contested {
            conditions.append(contested ? .atMost("slot", -1) : .notBelow("slot", 0))
        }
        let request = try context.request(params.paging, conditions)
        return ListResult(try context.connection.list(Instance.self, request))
    }
}

extension InstanceMethods.Update: WriteHandled {
    package static func handle(_ params: Params, _ context: WriteContext) throws -> Instance {
        let aliases = try params.aliases.map { try InstanceRules.aliases($0.map(\.value)) }
        let nodes = try params.nodes.map(InstanceRules.nodes)
        let watchedBy = try params.watchedBy.map(InstanceRules.watchedBy)
        let before = try context.tx.target(Instance.self, id: params.id)
        var after = before
        after.name = params.name.applied(to: before.name, \.value)
        after.type = params.type.applied(to: before.type) { $0 }
        after.state = params.state.applied(to: before.state) { $0 }
        if case .set(let url) = params.url {
            after.url = url.given
            after.urlNormalized = url.normalized
        } else if params.url == .clear {
            after.url = nil
            after.urlNormalized = nil
        }
        after.aliases = aliases.applied(to: before.aliases) ?? []
        after.host = params.host.applied(to: before.host, \.value)
        after.nodes = nodes.applied(to: before.nodes) ?? []
        after.dbCluster = params.dbCluster.applied(to: before.dbCluster, \.value)
        after.dbName = params.dbName.applied(to: before.dbName, \.value)
        after.dbUUID = params.dbUUID.applied(to: before.dbUUID, \.value)
        // The lineage was adopted with the uuid and says nothing of another one.
        if after.dbUUID != before.dbUUID { after.dbLineage = nil }
        after.odooVersion = params.odooVersion.applied(to: before.odooVersion, \.value)
        after.watchedBy = watchedBy.applied(to: before.watchedBy)
        after.notes = params.notes.applied(to: before.notes, \.value)
        if after.type != before.type { try context.tx.refuseSide(before) }
        if after.type != .production { after.contested = false }
        let row = try context.tx.update(before, to: after)
        try context.tx.settleProductions(ofProject: row.projectID)
        return try context.tx.living(Instance.self, id: row.id)
    }
}

extension InstanceMethods.Move: WriteHandled {
    package static func handle(_ params: Params, _ context: WriteContext) throws -> Instance {
        let before = try context.tx.target(Instance.self, id: params.id)
        var after = before
        after.projectID = try context.parent(Project.self, id: params.projectID).id
        guard after.projectID != before.projectID else { return before }
        try context.tx.refuseSide(before)
        after.contested = false
        let row = try context.tx.update(before, to: after, action: .move)
        try context.tx.settleProductions(ofProject: before.projectID)
        return row
    }
}

extension InstanceMethods.Activate: WriteHandled {
    package static func handle(_ params: RowParams, _ context: WriteContext) throws -> Instance {
        let before = try context.tx.target(Instance.self, id: params.id)
        try InstanceRules.step(before, from: false)
        return try context.tx.update(before, to: try context.tx.activating(before), action: .activate)
    }
}

extension InstanceMethods.Deactivate: WriteHandled {
    package static func handle(_ params: RowParams, _ context: WriteContext) throws -> Instance {
        let before = try context.tx.target(Instance.self, id: params.id)
        try InstanceRules.step(before, from: true)
        if try context.tx.completesCutover(before) { _ = context.tx.operationID }
        let row = try context.tx.update(before, to: before.deactivated, action: .deactivate)
        try context.tx.settleCutover(after: before, archived: false)
        try context.tx.settleProductions(ofProject: row.projectID)
        return row
    }
}

extension InstanceMethods.Archive: WriteHandled {
    package static func handle(_ params: RowParams, _ context: WriteContext) throws -> ArchiveResult<Instance> {
        let before = try context.tx.target(Instance.self, id: params.id)
        let item = try context.tx.archive(before, as: before.deactivated)
        try context.tx.settleCutover(after: before, archived: true)
        try context.tx.settleProductions(ofProject: item.projectID)
        return ArchiveResult(item: item, counts: CascadeCounts(instance: 1))
    }
}

extension InstanceMethods.Restore: WriteHandled {
    package static func handle(_ params: RowParams, _ context: WriteContext) throws -> ArchiveResult<Instance> {
        let before = try context.tx.target(Instance.self, id: params.id, archived: true)
        _ = try context.parent(Project.self, id: before.projectID)
        return ArchiveResult(item: try context.tx.restore(before), counts: CascadeCounts(instance: 1))
    }
}
