package import ClientOpsModel

/// What the store declares, as far as the rules look at it; the order of the rows has no meaning.
package struct DeclaredFacts: Sendable, Equatable {
    /// All clients, archived ones included.
    package var clients: [ClientFact]
    /// All projects, archived ones included.
    package var projects: [ProjectFact]
    /// All instances, archived ones included.
    package var instances: [InstanceFact]
    /// The sides of each cut-over that is running now: what only they share is announced, not wrong.
    package var announcedSides: [Set<Int64>]

    /// Makes the facts of one moment.
    package init(
        clients: [ClientFact] = [],
        projects: [ProjectFact] = [],
        instances: [InstanceFact] = [],
        announcedSides: [Set<Int64>] = []
    ) {
        self.clients = clients
        self.projects = projects
        self.instances = instances
        self.announcedSides = announcedSides
    }

    /// How much a finding matters whose members may be the two sides of a running cut-over (PRODUCT.md section 6).
    ///
    /// - Parameters:
    ///   - severity: how much it matters otherwise.
    ///   - instances: the ids of its members.
    /// - Returns: information while nobody but the two sides is involved.
    package func severity(_ severity: Severity, of instances: some Sequence<Int64>) -> Severity {
        let members = Set(instances)
        return announcedSides.contains { members.isSubset(of: $0) } ? .info : severity
    }

    /// A declared client.
    package struct ClientFact: Sendable, Equatable {
        package var id: Int64
        package var name: String
        package var company: String?
        package var email: String?
        package var isArchived: Bool

        /// Makes the fact.
        package init(
            id: Int64,
            name: String,
            company: String? = nil,
            email: String? = nil,
            isArchived: Bool = false
        ) {
            self.id = id
            self.name = name
            self.company = company
            self.email = email
            self.isArchived = isArchived
        }
    }

    /// A declared project.
    package struct ProjectFact: Sendable, Equatable {
        package var id: Int64
        package var clientID: Int64
        package var name: String
        package var stage: ProjectStage
        package var isArchived: Bool

        /// Makes the fact.
        package init(id: Int64, clientID: Int64, name: String, stage: ProjectStage = .live, isArchived: Bool = false) {
            self.id = id
            self.clientID = clientID
            self.name = name
            self.stage = stage
            self.isArchived = isArchived
        }
    }

    /// A declared instance.
    package struct InstanceFact: Sendable, Equatable {
        package var id: Int64
        package var projectID: Int64
        package var name: String
        package var type: InstanceType
        package var active: Bool
        /// An active production that entered by import beside another one.
        package var contested: Bool
        package var isArchived: Bool
        /// Host, non-default port and path of the URL, normalised and without the scheme; nil without a URL.
        package var urlKey: String?
        /// The normalised host that `urlKey` starts with.
        package var urlHost: String?
        /// Other normalised host names, one-label wildcards (`*.example.org`) included.
        package var aliases: [String]
        /// The machine it is declared on.
        package var host: String?
        package var state = InstanceState.inService
        /// Its server processes.
        package var nodes: [InstanceNode] = []
        /// The recorded cluster: its system identifier once adopted.
        package var dbCluster: String?
        package var dbName: String?
        /// The recorded `database.uuid`.
        package var dbUUID: String?
        /// The recorded lineage.
        package var dbLineage: String?
        package var odooVersion: String?
        /// Who is to watch it; nil when nothing was said.
        package var watchedBy: WatchedBy?
        /// When it was declared; what is missing counts from then on at the earliest.
        package var declaredAt: Timestamp?

        /// Makes the fact; what is declared of its database is set by who knows it.
        package init(
            id: Int64,
            projectID: Int64,
            name: String,
            type: InstanceType,
            active: Bool = true,
            contested: Bool = false,
            isArchived: Bool = false,
            urlKey: String? = nil,
            urlHost: String? = nil,
            aliases: [String] = [],
            host: String? = nil
        ) {
            self.id = id
            self.projectID = projectID
            self.name = name
            self.type = type
            self.active = active
            self.contested = contested
            self.isArchived = isArchived
            self.urlKey = urlKey
            self.urlHost = urlHost
            self.aliases = aliases
            self.host = host
        }

        /// Whether the rules count the instance: active and not archived.
        package var isInUse: Bool { active && !isArchived }

        /// Whether the instance counts as a production of its project.
        package var isActiveProduction: Bool { isInUse && type == .production }
    }
}
