import ClientOpsModel
package import ClientOpsProtocol
import ClientOpsStore

extension InstanceMethods.Find: ScanHandled {
    package static func handle(_ params: Params, _ context: ReadContext) throws -> Result {
        let terms = SearchTerms(params.query)
        let (connection, limit) = (context.connection, maximumMatches + 1)
        let instances = try connection.instances(terms, visibility: context.caller.visibility, limit: limit)
        let observations = context.caller.role == .admin ? try connection.observations(terms, limit: limit) : []
        return Result(
            instances: exactFirst(
                try instances.prefix(maximumMatches).compactMap { try match($0, terms, connection) },
                \.matched
            ),
            observations: exactFirst(
                try observations.prefix(maximumMatches).map { try match($0, terms, connection) },
                \.matched
            ),
            more: max(instances.count, observations.count) > maximumMatches
        )
    }

    /// Exact matches first, otherwise the order of the store.
    private static func exactFirst<Match>(
        _ matches: [Match],
        _ reasons: (Match) -> [InstanceMethods.MatchReason]
    ) -> [Match] {
        matches.filter { reasons($0).contains(where: \.exact) }
            + matches.filter { !reasons($0).contains(where: \.exact) }
    }

    private static func match(
        _ instance: Instance,
        _ terms: SearchTerms,
        _ connection: SQLiteConnection
    ) throws -> InstanceMethods.InstanceMatch? {
        guard let project = try connection.fetch(Project.self, id: instance.projectID),
            let client = try connection.fetch(Client.self, id: project.clientID)
        else { return nil }
        return InstanceMethods.InstanceMatch(
            instance: instance,
            project: project.name,
            clientID: client.id,
            client: client.name,
            matched: terms.reasons(of: instance)
        )
    }

    private static func match(
        _ observation: Observation,
        _ terms: SearchTerms,
        _ connection: SQLiteConnection
    ) throws -> InstanceMethods.ObservationMatch {
        var bound: [Instance] = []
        if let database = observation.subject.database, let cluster = database.cluster.systemIdentifier?.value {
            bound = try connection.instances(boundTo: cluster, localHost: nil, name: database.name.value)
        }
        return InstanceMethods.ObservationMatch(
            observation: observation,
            instanceID: bound.count == 1 ? bound.first?.id : nil,
            matched: terms.reasons(of: observation)
        )
    }
}

extension SearchTerms {
    /// Why an instance was found.
    func reasons(of instance: Instance) -> [InstanceMethods.MatchReason] {
        texts(
            [
                ("name", instance.name), ("host", instance.host), ("db_name", instance.dbName),
                ("db_uuid", instance.dbUUID), ("db_cluster", instance.dbCluster),
            ] + instance.nodes.flatMap { [("nodes", $0.host.value), ("nodes", $0.unit.value)] }
        ) + address("url", instance.url) + instance.aliases.compactMap(alias)
            + texts([("odoo_version", instance.odooVersion), ("notes", instance.notes)]).map { reason in
                InstanceMethods.MatchReason(field: reason.field, value: String(reason.value.prefix(100)), exact: false)
            }
    }

    /// Why an observation was found.
    func reasons(of observation: Observation) -> [InstanceMethods.MatchReason] {
        let subject = observation.subject
        let database = subject.database
        let named = (subject.config?.dbNames ?? []).map { ("db_names", $0.value) }
        let shown = (subject.endpoint?.databases ?? []).map { ("databases", $0.value) }
        return texts(
            [
                ("unit", subject.unit?.unit.value ?? subject.config?.unit.value),
                ("config_path", subject.unit?.configPath?.value ?? subject.config?.configPath?.value),
                ("name", database?.name.value), ("uuid", database?.uuid?.value),
                ("system_identifier", database?.cluster.systemIdentifier?.value),
                ("endpoint", database?.cluster.endpoint.value), ("host", observation.host),
            ] + named + shown
        ) + address("base_url", database?.baseURL?.value) + address("url", subject.endpoint?.url.given)
    }

    private func texts(_ fields: [(String, String?)]) -> [InstanceMethods.MatchReason] {
        fields.compactMap { field, value in
            guard let value, let exact = match(value) else { return nil }
            return InstanceMethods.MatchReason(field: field, value: value, exact: exact)
        }
    }

    /// An address matches by its text, and exactly when it is the same place or of the host that was asked.
    private func address(_ field: String, _ value: String?) -> [InstanceMethods.MatchReason] {
        guard let value else { return [] }
        let other = try? OdooURL(value)
        let isSame = url.map { $0.comparisonKey == other?.comparisonKey } ?? false
        guard isSame || match(value) != nil else { return [] }
        return [InstanceMethods.MatchReason(field: field, value: value, exact: isSame || match(value) == true)]
    }

    private func alias(_ alias: String) -> InstanceMethods.MatchReason? {
        let covers = alias == wildcard || alias == host
        guard covers || match(alias) != nil else { return nil }
        return InstanceMethods.MatchReason(field: "aliases", value: alias, exact: covers || match(alias) == true)
    }
}
