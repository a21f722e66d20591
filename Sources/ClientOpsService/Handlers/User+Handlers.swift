package import ClientOpsModel
package import ClientOpsProtocol
import ClientOpsStore

extension UserMethods.Create: WriteHandled {
    package static func handle(_ params: Params, _ context: WriteContext) throws -> User {
        try UserRules.refuseReserved(params.uid?.value, context.service)
        return try context.tx.insert(
            User(
                username: params.username.value,
                uid: params.uid?.value,
                email: params.email?.value,
                displayName: params.displayName?.value,
                role: params.role
            )
        )
    }
}

extension UserMethods.Get: ReadHandled {
    package static func handle(_ params: GetParams, _ context: ReadContext) throws -> User {
        try context.visible(User.self, id: params.id, includeArchived: params.includeArchived)
    }
}

extension UserMethods.List: ReadHandled {
    package static func handle(_ params: ListParams<Filters>, _ context: ReadContext) throws -> ListResult<User> {
        let filters = params.filters
        let request = try context.request(
            params.paging,
            [.equals("username", filters.username), .equals("uid", filters.uid), .equals("role", filters.role)]
        )
        return ListResult(try context.connection.list(User.self, request))
    }
}

extension UserMethods.Update: WriteHandled {
    package static func handle(_ params: Params, _ context: WriteContext) throws -> User {
        if case .set(let uid) = params.uid { try UserRules.refuseReserved(uid.value, context.service) }
        let before = try context.tx.target(User.self, id: params.id)
        var after = before
        after.username = params.username.applied(to: before.username, \.value)
        after.uid = params.uid.applied(to: before.uid, \.value)
        after.email = params.email.applied(to: before.email, \.value)
        after.displayName = params.displayName.applied(to: before.displayName, \.value)
        after.role = params.role.applied(to: before.role) { $0 }
        if after.role != .admin || after.uid == nil {
            try UserRules.keepLastAdmin(before, becoming: after.role.rawValue, context.tx)
        }
        return try context.tx.update(before, to: after)
    }
}

extension UserMethods.Archive: WriteHandled {
    package static func handle(_ params: RowParams, _ context: WriteContext) throws -> ArchiveResult<User> {
        let before = try context.tx.target(User.self, id: params.id)
        try UserRules.keepLastAdmin(before, becoming: "archived", context.tx)
        let item = try context.tx.archive(before)
        if let uid = before.uid.flatMap(UInt32.init(exactly:)) {
            let transport = context.service.transport
            context.tx.afterCommit { transport.closeConnections(uid) }
        }
        return ArchiveResult(item: item, counts: CascadeCounts())
    }
}

extension UserMethods.Restore: WriteHandled {
    package static func handle(_ params: RowParams, _ context: WriteContext) throws -> ArchiveResult<User> {
        let before = try context.tx.target(User.self, id: params.id, archived: true)
        return ArchiveResult(item: try context.tx.restore(before), counts: CascadeCounts())
    }
}

/// Rules of a user that its fields' own types cannot say.
enum UserRules {
    /// Root, the daemon and "nobody" have their rights, or none, without a row.
    static func refuseReserved(_ uid: Int64?, _ service: Service) throws {
        guard let uid else { return }
        let reserved = [0, Int64(RoleResolution.nobody), Int64(service.settings.daemonUID)]
        guard !reserved.contains(uid) else {
            throw DomainError.invalidField(
                pointer: "/uid",
                expected: "the uid of a person or service: not 0, not 65534, not the daemon's own"
            )
        }
    }

    /// Refuses what would leave no admin with a uid.
    static func keepLastAdmin(_ user: User, becoming state: String, _ tx: WriteTransaction) throws {
        guard user.role == .admin, user.uid != nil, try tx.connection.otherAdmins(than: user.id) == 0 else { return }
        throw DomainError.invalidState(
            InvalidState(.user, id: user.id, from: "last admin", to: state, allowed: ["admin"])
        )
    }
}
