import ClientOpsModel
package import ClientOpsProtocol
import ClientOpsStore
package import StrictJSON

extension SystemMethods.Discover: ScanHandled {
    package static func handle(_ params: NoParams, _ context: ReadContext) throws -> JSONValue {
        OpenRPCDocument.build(
            methods: allMethods.types,
            caller: context.caller.role,
            limits: context.service.settings.limits
        )
    }

    package static func prepare(
        _ params: JSONNode,
        _ decoder: StrictJSONDecoder
    ) throws(JSONDecodingError) -> PreparedCall {
        let params = try decoder.decode(Params.self, from: params)
        return .read { context, output in
            let service = context.service
            output += try service.descriptions.bytes(for: context.caller.role, limits: service.settings.limits) {
                var bytes: [UInt8] = []
                try StrictJSONEncoder().encode(try handle(params, context), into: &bytes)
                return bytes
            }
        }
    }
}

extension SystemMethods.Ping: ReadHandled {
    package static func handle(_ params: NoParams, _ context: ReadContext) throws -> Pong {
        Pong(now: Timestamp(milliseconds: WallClock.milliseconds()), version: context.service.settings.version)
    }
}

extension SystemMethods.Health: ReadHandled {
    package static func handle(_ params: NoParams, _ context: ReadContext) throws -> ClientOpsProtocol.Health {
        Health(status: context.service.problem == nil ? .ok : .degraded)
    }
}

extension SystemMethods.Status: ReadHandled {
    package static func handle(_ params: NoParams, _ context: ReadContext) throws -> SystemStatus {
        let service = context.service
        let writing = service.store.writing
        let sizes = service.store.sizes
        return SystemStatus(
            version: service.settings.version,
            health: writing.problem == nil ? .ok : .degraded,
            problem: writing.problem,
            startedAt: service.startedAt,
            store: StoreStatus(
                epoch: service.store.epoch,
                seq: try context.connection.auditHead().seq,
                schema: Store.currentSchema,
                bytes: sizes.store,
                walBytes: sizes.wal
            ),
            connections: service.transport.connections(),
            writer: WriterStatus(queued: writing.queued, commits: writing.commits, groups: writing.groups),
            lastReconcile: try context.connection.latestRun()
        )
    }
}

extension SystemMethods.Limits: ReadHandled {
    package static func handle(_ params: NoParams, _ context: ReadContext) throws -> PublishedLimits {
        context.service.settings.limits
    }
}

extension SystemMethods.WhoAmI: ReadHandled {
    package static func handle(_ params: NoParams, _ context: ReadContext) throws -> Identity {
        Identity(context.caller)
    }
}
