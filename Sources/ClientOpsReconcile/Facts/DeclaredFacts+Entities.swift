package import ClientOpsModel

extension DeclaredFacts.ClientFact {
    /// Takes the fact from a stored client.
    package init(_ client: Client) {
        self.init(
            id: client.id,
            name: client.name,
            company: client.company,
            email: client.email,
            isArchived: client.isArchived
        )
    }
}

extension DeclaredFacts.ProjectFact {
    /// Takes the fact from a stored project.
    package init(_ project: Project) {
        self.init(
            id: project.id,
            clientID: project.clientID,
            name: project.name,
            stage: project.stage,
            isArchived: project.isArchived
        )
    }
}

extension DeclaredFacts.InstanceFact {
    /// Takes the fact from a stored instance, whose `urlNormalized` is cut rather than parsed again.
    package init(_ instance: Instance) {
        let key = instance.urlNormalized.flatMap(Self.comparisonKey(ofNormalized:))
        self.init(
            id: instance.id,
            projectID: instance.projectID,
            name: instance.name,
            type: instance.type,
            active: instance.active,
            contested: instance.contested,
            isArchived: instance.isArchived,
            urlKey: key,
            urlHost: key.map(Self.host(ofKey:)),
            aliases: instance.aliases,
            host: instance.host
        )
        state = instance.state
        nodes = instance.nodes
        dbCluster = instance.dbCluster
        dbName = instance.dbName
        dbUUID = instance.dbUUID
        dbLineage = instance.dbLineage
        odooVersion = instance.odooVersion
        watchedBy = instance.watchedBy
        declaredAt = instance.createdAt
    }

    /// What follows the scheme of a normalised URL.
    package static func comparisonKey(ofNormalized url: String) -> String? {
        for scheme in ["https://", "http://"] where url.hasPrefix(scheme) {
            return String(url.dropFirst(scheme.count))
        }
        return nil
    }

    /// The host a comparison key starts with; an IPv6 address keeps its brackets.
    package static func host(ofKey key: String) -> String {
        if key.hasPrefix("["), let close = key.firstIndex(of: "]") { return String(key[...close]) }
        return String(key.prefix { $0 != ":" && $0 != "/" })
    }
}
