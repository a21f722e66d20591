/// What an Odoo instance is for.
package enum InstanceType: String, Codable, CaseIterable, Sendable {
    case production, staging, development
}

/// Whether an instance is in use or kept for reading only.
package enum InstanceState: String, Codable, CaseIterable, Sendable {
    case inService = "in_service"
    case retiredReadonly = "retired_readonly"
}

/// What a node of an instance does.
package enum NodeRole: String, Codable, CaseIterable, Sendable {
    case web, cron, both
}

/// One server process of an instance: where it runs and under which unit.
package struct InstanceNode: Codable, Sendable, Hashable {
    /// The host it runs on.
    package var host: ShortName
    /// The systemd unit that runs it.
    package var unit: ShortName
    /// What it does.
    package var role: NodeRole

    /// Makes a node.
    package init(host: ShortName, unit: ShortName, role: NodeRole) {
        self.host = host
        self.unit = unit
        self.role = role
    }
}

/// Who watches an instance: sources by name, or nobody with a reason.
package struct WatchedBy: Codable, Sendable, Hashable {
    /// Names of the sources that look at it.
    package var sources: [ShortName]
    /// Why nobody watches it; only without sources.
    package var reason: Reason?

    /// Makes the statement.
    package init(sources: [ShortName], reason: Reason? = nil) {
        self.sources = sources
        self.reason = reason
    }
}

/// An Odoo instance that the team declares.
package struct Instance: Entity {
    package static let kind = EntityKind.instance

    package var id: Int64
    package var projectID: Int64
    package var name: String
    package var type: InstanceType
    package var active: Bool
    /// An active production that entered by import beside another one; rule P1 reports it.
    package var contested: Bool
    /// The open cut-over whose second active side the instance is.
    package var cutoverID: Int64?
    package var state: InstanceState
    package var url: String?
    package var urlNormalized: String?
    package var aliases: [String]
    package var host: String?
    package var nodes: [InstanceNode]
    package var dbCluster: String?
    package var dbName: String?
    package var dbUUID: String?
    /// Recorded by `instance.adopt`: equal in every copy of the database.
    package var dbLineage: String?
    package var odooVersion: String?
    package var watchedBy: WatchedBy?
    package var notes: String?
    package var revision: Int64
    package var createdAt: Timestamp
    package var updatedAt: Timestamp
    package var archivedAt: Timestamp?

    package var label: String { name }

    /// Whether the row counts for the one-production rule.
    package var isActiveProduction: Bool { type == .production && active && !isArchived }

    /// The members on the wire, in order.
    package enum CodingKeys: String, CodingKey, CaseIterable {
        case id
        case projectID = "project_id"
        case name, type, active, contested
        case cutoverID = "cutover_id"
        case state, url
        case urlNormalized = "url_normalized"
        case aliases, host, nodes
        case dbCluster = "db_cluster"
        case dbName = "db_name"
        case dbUUID = "db_uuid"
        case dbLineage = "db_lineage"
        case odooVersion = "odoo_version"
        case watchedBy = "watched_by"
        case notes, revision
        case createdAt = "created_at"
        case updatedAt = "updated_at"
        case archivedAt = "archived_at"
    }

    /// Makes an instance; the store gives id, contested, revision and times.
    package init(
        projectID: Int64,
        name: String,
        type: InstanceType,
        active: Bool = true,
        state: InstanceState = .inService,
        url: OdooURL? = nil,
        aliases: [String] = [],
        host: String? = nil,
        nodes: [InstanceNode] = [],
        dbCluster: String? = nil,
        dbName: String? = nil,
        dbUUID: String? = nil,
        odooVersion: String? = nil,
        watchedBy: WatchedBy? = nil,
        notes: String? = nil
    ) {
        id = 0
        self.projectID = projectID
        self.name = name
        self.type = type
        self.active = active
        contested = false
        cutoverID = nil
        self.state = state
        self.url = url?.given
        urlNormalized = url?.normalized
        self.aliases = aliases
        self.host = host
        self.nodes = nodes
        self.dbCluster = dbCluster
        self.dbName = dbName
        self.dbUUID = dbUUID
        dbLineage = nil
        self.odooVersion = odooVersion
        self.watchedBy = watchedBy
        self.notes = notes
        revision = 1
        createdAt = Timestamp(milliseconds: 0)
        updatedAt = Timestamp(milliseconds: 0)
        archivedAt = nil
    }
}
