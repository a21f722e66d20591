import ClientOpsModel
import StrictJSON

extension OpenRPCDocument {
    /// Describes what the daemon sends without being asked.
    ///
    /// - Parameters:
    ///   - notification: the message.
    ///   - results: the recorder that keeps the named forms of the document.
    /// - Returns: name, form and what each role sees.
    static func notification(_ notification: any ServerNotification.Type, results: SchemaRecorder) -> JSONValue {
        [
            "name": .string(notification.name),
            "summary": .string(notification.summary),
            "params": ((try? results.schema(of: paramsType(of: notification))) ?? .any).rendered,
            "x-role": .array(notification.roles.roles.map { .string($0.rawValue) }),
            "x-sees": .array(
                notification.roles.roles.compactMap { role in notification.scope(of: role).map { sees(role, $0) } }
            ),
        ]
    }

    private static func sees(_ role: Role, _ scope: EventScope) -> JSONValue {
        [
            "role": .string(role.rawValue),
            "entities": .array(scope.entities.map { .string($0.rawValue) }),
            "only_assigned": .bool(scope.onlyAssigned),
            "actor": .bool(scope.showsActor),
        ]
    }

    private static func paramsType<N: ServerNotification>(of notification: N.Type) -> any Decodable.Type {
        N.Params.self
    }
}
