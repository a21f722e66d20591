package import ClientOpsModel
package import ClientOpsProtocol
import ClientOpsStore

extension SourceMethods.Create: WriteHandled {
    package static func handle(_ params: Params, _ context: WriteContext) throws -> Source {
        guard params.uid.value != Int64(RoleResolution.nobody) else {
            throw DomainError.invalidField(pointer: "/uid", expected: "the uid of a collector: not 65534")
        }
        return try context.tx.insert(
            Source(
                name: params.name.value,
                uid: UInt32(clamping: params.uid.value),
                host: params.host.value,
                look: params.kind,
                period: params.period.value,
                grace: params.grace?.value ?? 2 * params.period.value
            )
        )
    }
}

extension SourceMethods.List: ReadHandled {
    package static func handle(_ params: ListParams<Filters>, _ context: ReadContext) throws -> ListResult<Source> {
        let filters = params.filters
        var request = try context.request(
            params.paging,
            [
                .equals("name", filters.name), .equals("uid", filters.uid), .equals("host", filters.host),
                .equals("kind", filters.kind),
            ]
        )
        if context.caller.role == .collector {
            request.visibility = .all
            request.filters.append(.equals("uid", .integer(Int64(context.caller.uid))))
        }
        return ListResult(try context.connection.list(Source.self, request))
    }
}

extension SourceMethods.Pause: WriteHandled {
    package static func handle(_ params: Params, _ context: WriteContext) throws -> Source {
        let reason = try context.requiredReason()
        let before = try context.tx.target(Source.self, id: params.id)
        try SourceRules.checkEnd(params.until, now: context.tx.now, days: SourceRules.longestPause)
        var after = before
        after.pausedUntil = params.until
        after.pauseReason = reason
        return try context.tx.update(before, to: after, action: .pause)
    }
}

extension SourceMethods.Resume: WriteHandled {
    package static func handle(_ params: RowParams, _ context: WriteContext) throws -> Source {
        let before = try context.tx.target(Source.self, id: params.id)
        guard before.isPaused(at: context.tx.now) || before.suspectSince != nil else {
            throw DomainError.invalidState(
                InvalidState(.source, id: before.id, from: "reporting", to: "resumed", allowed: ["paused", "retired"])
            )
        }
        if before.suspectSince != nil { try context.tx.acceptSize(ofSource: before.id) }
        var after = before
        after.pausedUntil = nil
        after.pauseReason = nil
        after.suspectSince = nil
        return try context.tx.update(before, to: after, action: .resume)
    }
}

extension SourceMethods.Retire: WriteHandled {
    package static func handle(_ params: RowParams, _ context: WriteContext) throws -> Source {
        _ = try context.requiredReason()
        return try context.tx.archive(try context.tx.target(Source.self, id: params.id))
    }
}
