package import ClientOpsModel
package import ClientOpsProtocol
import ClientOpsStore

extension ProjectMethods.Create: WriteHandled {
    package static func handle(_ params: Params, _ context: WriteContext) throws -> Project {
        let client = try context.parent(Client.self, id: params.clientID)
        return try context.tx.insert(
            Project(
                clientID: client.id,
                name: params.name.value,
                stage: params.stage ?? .live,
                notes: params.notes?.value
            )
        )
    }
}

extension ProjectMethods.Get: ReadHandled {
    package static func handle(_ params: GetParams, _ context: ReadContext) throws -> Project {
        try context.visible(Project.self, id: params.id, includeArchived: params.includeArchived)
    }
}

extension ProjectMethods.List: ReadHandled {
    package static func handle(
        _ params: ListParams<Filters>,
        _ context: ReadContext
    ) throws -> ListResult<Project> {
        let filters = params.filters
        let request = try context.request(
            params.paging,
            [
                .equals("client_id", filters.clientID), .equals("name", filters.name),
                .equals("stage", filters.stage),
            ]
        )
        return ListResult(try context.connection.list(Project.self, request))
    }
}

extension ProjectMethods.Update: WriteHandled {
    package static func handle(_ params: Params, _ context: WriteContext) throws -> Project {
        let before = try context.tx.target(Project.self, id: params.id)
        var after = before
        after.name = params.name.applied(to: before.name, \.value)
        after.stage = params.stage.applied(to: before.stage) { $0 }
        after.notes = params.notes.applied(to: before.notes, \.value)
        return try context.tx.update(before, to: after)
    }
}

extension ProjectMethods.Move: WriteHandled {
    package static func handle(_ params: Params, _ context: WriteContext) throws -> Project {
        let before = try context.tx.target(Project.self, id: params.id)
        var after = before
        after.clientID = try context.parent(Client.self, id: params.clientID).id
        return try context.tx.update(before, to: after, action: .move)
    }
}

extension ProjectMethods.Archive: WriteHandled {
    package static func handle(_ params: Params, _ context: WriteContext) throws -> ArchiveResult<Project> {
        let project = try context.tx.target(Project.self, id: params.id)
        let instances = try context.tx.connection.instances(ofProject: project.id)
        try ArchiveRules.refuse(active: params.forceInstances == true ? [] : instances)
        try context.tx.cancelCutover(ofProject: project.id)
        let archived = try context.tx.archive(instances)
        let item = try context.tx.archive(project)
        return ArchiveResult(item: item, counts: CascadeCounts(project: 1, instance: archived))
    }
}

extension ProjectMethods.Restore: WriteHandled {
    package static func handle(_ params: RowParams, _ context: WriteContext) throws -> ArchiveResult<Project> {
        let project = try context.tx.target(Project.self, id: params.id, archived: true)
        _ = try context.parent(Client.self, id: project.clientID)
        var cascade = try RestoreCascade(of: project, context.tx)
        try cascade.refuseConflicts(context.tx)
        let item = try context.tx.restore(project)
        cascade.counts.project = 1
        try cascade.restoreRows(context.tx)
        return ArchiveResult(item: item, counts: cascade.counts)
    }
}

extension ProjectMethods.Assign: WriteHandled {
    package static func handle(
        _ params: ProjectMethods.Membership,
        _ context: WriteContext
    ) throws -> Assignment {
        let project = try context.parent(Project.self, id: params.projectID)
        let user = try context.parent(User.self, id: params.userID)
        return try context.tx.insert(Assignment(projectID: project.id, userID: user.id), action: .assign)
    }
}

extension ProjectMethods.Unassign: WriteHandled {
    package static func handle(
        _ params: ProjectMethods.Membership,
        _ context: WriteContext
    ) throws -> Assignment {
        _ = try context.parent(Project.self, id: params.projectID)
        guard
            let known = try context.tx.connection.assignment(project: params.projectID, user: params.userID)
        else { throw DomainError.notFound(.assignment, id: params.userID) }
        let before = try context.tx.target(Assignment.self, id: known.id)
        return try context.tx.archive(before, action: .unassign)
    }
}

extension ProjectMethods.Members: ReadHandled {
    package static func handle(
        _ params: ListParams<Filters>,
        _ context: ReadContext
    ) throws -> ListResult<Assignment> {
        let request = try context.request(params.paging, [.equals("project_id", params.filters.projectID)])
        _ = try context.visible(
            Project.self,
            id: params.filters.projectID,
            includeArchived: params.paging.includeArchived
        )
        return ListResult(try context.connection.list(Assignment.self, request))
    }
}
