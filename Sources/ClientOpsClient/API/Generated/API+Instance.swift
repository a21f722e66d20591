// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `Instance`.
    public struct Instance: Codable, Sendable, Hashable {
        /// `id`.
        public var id: Int64
        /// `project_id`.
        public var projectID: Int64
        /// `name`.
        public var name: String
        /// `type`.
        public var type: API.Instance.Kind
        /// `active`.
        public var active: Bool
        /// `contested`.
        public var contested: Bool
        /// `cutover_id`.
        public var cutoverID: Int64?
        /// `state`.
        public var state: API.Instance.State
        /// `url`.
        public var url: String?
        /// `url_normalized`.
        public var urlNormalized: String?
        /// `aliases`.
        public var aliases: [String]
        /// `host`.
        public var host: String?
        /// `nodes`.
        public var nodes: [API.InstanceNode]
        /// `db_cluster`.
        public var dbCluster: String?
        /// `db_name`.
        public var dbName: String?
        /// `db_uuid`.
        public var dbUUID: String?
        /// `db_lineage`.
        public var dbLineage: String?
        /// `odoo_version`.
        public var odooVersion: String?
        /// `watched_by`.
        public var watchedBy: API.WatchedBy?
        /// `notes`.
        public var notes: String?
        /// `revision`.
        public var revision: Int64
        /// `created_at`.
        public var createdAt: String
        /// `updated_at`.
        public var updatedAt: String
        /// `archived_at`.
        public var archivedAt: String?

        /// Makes the value from its members.
        public init(id: Int64, projectID: Int64, name: String, type: API.Instance.Kind, active: Bool, contested: Bool, cutoverID: Int64? = nil, state: API.Instance.State, url: String? = nil, urlNormalized: String? = nil, aliases: [String], host: String? = nil, nodes: [API.InstanceNode], dbCluster: String? = nil, dbName: String? = nil, dbUUID: String? = nil, dbLineage: String? = nil, odooVersion: String? = nil, watchedBy: API.WatchedBy? = nil, notes: String? = nil, revision: Int64, createdAt: String, updatedAt: String, archivedAt: String? = nil) {
            self.id = id
            self.projectID = projectID
            self.name = name
            self.type = type
            self.active = active
            self.contested = contested
            self.cutoverID = cutoverID
            self.state = state
            self.url = url
            self.urlNormalized = urlNormalized
            self.aliases = aliases
            self.host = host
            self.nodes = nodes
            self.dbCluster = dbCluster
            self.dbName = dbName
            self.dbUUID = dbUUID
            self.dbLineage = dbLineage
            self.odooVersion = odooVersion
            self.watchedBy = watchedBy
            self.notes = notes
            self.revision = revision
            self.createdAt = createdAt
            self.updatedAt = updatedAt
            self.archivedAt = archivedAt
        }

        private enum CodingKeys: String, CodingKey {
            case id
            case projectID = "project_id"
            case name
            case type
            case active
            case contested
            case cutoverID = "cutover_id"
            case state
            case url
            case urlNormalized = "url_normalized"
            case aliases
            case host
            case nodes
            case dbCluster = "db_cluster"
            case dbName = "db_name"
            case dbUUID = "db_uuid"
            case dbLineage = "db_lineage"
            case odooVersion = "odoo_version"
            case watchedBy = "watched_by"
            case notes
            case revision
            case createdAt = "created_at"
            case updatedAt = "updated_at"
            case archivedAt = "archived_at"
        }

        /// The words of `type`; a newer daemon may know more.
        public struct Kind: APIWord {
            /// The word as it travels.
            public let rawValue: String

            /// Takes a word.
            public init(rawValue: String) { self.rawValue = rawValue }

            /// `production`.
            public static let production = Self(rawValue: "production")
            /// `staging`.
            public static let staging = Self(rawValue: "staging")
            /// `development`.
            public static let development = Self(rawValue: "development")
        }

        /// The words of `state`; a newer daemon may know more.
        public struct State: APIWord {
            /// The word as it travels.
            public let rawValue: String

            /// Takes a word.
            public init(rawValue: String) { self.rawValue = rawValue }

            /// `in_service`.
            public static let inService = Self(rawValue: "in_service")
            /// `retired_readonly`.
            public static let retiredReadonly = Self(rawValue: "retired_readonly")
        }
    }
}
