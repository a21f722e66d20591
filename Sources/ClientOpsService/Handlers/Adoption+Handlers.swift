package import ClientOpsModel
package import ClientOpsProtocol
import ClientOpsStore

extension InstanceMethods.Adopt: WriteHandled {
    package static func handle(_ params: Params, _ context: WriteContext) throws -> Instance {
        let before = try context.tx.target(Instance.self, id: params.id)
        guard let observation = try context.tx.connection.observation(id: params.observationID) else {
            throw DomainError.notFound(.observation, id: params.observationID)
        }
        let (database, identifier) = try adoptable(observation)
        let others = try context.tx.connection.instances(
            boundTo: identifier,
            localHost: database.cluster.isOwn ? observation.observation.host : nil,
            name: database.name.value
        ).filter { $0.id != before.id }
        guard others.isEmpty else {
            throw DomainError.conflict(others.map { Conflict(.databaseBound, with: $0.id) })
        }
        var after = before
        after.dbCluster = identifier
        after.dbName = database.name.value
        // A placeholder proves nothing, and the uuid of the database that was bound before is not this one's.
        after.dbUUID = database.uuid.flatMap { try? DatabaseUUID($0.value) }?.value
        after.dbLineage = database.lineage?.value
        return try context.tx.update(before, to: after, action: .adopt)
    }

    /// The database of an observation that can be bound, and the identifier of its cluster.
    private static func adoptable(_ found: StoredObservation) throws -> (DatabaseSignals, String) {
        let observation = found.observation
        guard let database = observation.subject.database else {
            throw DomainError.invalidField(
                pointer: "/observation_id",
                expected: "the observation of a database; this one is of kind \(observation.kind.rawValue)"
            )
        }
        let hindrance: String? =
            if found.isRetired { "withdrawn with its source" } else if observation.goneAt != nil {
                "gone"
            } else if database.readable != true { "unreadable" } else if database.cluster.systemIdentifier == nil {
                "without a cluster identifier"
            } else { nil }
        guard hindrance == nil, let identifier = database.cluster.systemIdentifier else {
            throw DomainError.invalidState(
                InvalidState(
                    .observation,
                    id: observation.id,
                    from: hindrance ?? "",
                    to: "adopted",
                    allowed: []
                )
            )
        }
        return (database, identifier.value)
    }
}

extension ClusterSignals {
    /// Whether it was reached as one of the collector's own host: `localhost`, a loopback address or a socket.
    fileprivate var isOwn: Bool {
        let text = endpoint.value
        let host = text.lastIndex(of: ":").map { text[..<$0] } ?? text[...]
        return host.isEmpty || host.hasPrefix("/") || host == "localhost" || host.hasPrefix("127.")
            || ["::1", "[::1]"].contains(host)
    }
}
