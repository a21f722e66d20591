// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.InstanceMethods {
    /// Adds an instance to a project; a second active production is refused.
    public enum Create: APIMethod {
        /// The name on the wire.
        public static let name = "instance.create"
        /// What it answers.
        public typealias Result = API.Instance

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `project_id`.
            public var projectID: Int64
            /// `name`: text of 1 to 200 characters on one line.
            public var name: String
            /// `type`.
            public var type: API.Instance.Kind
            /// `active`.
            public var active: Bool?
            /// `state`.
            public var state: API.Instance.State?
            /// `url`: an http or https URL with a host, without user, query or fragment, such as https://odoo.example.org.
            public var url: String?
            /// `aliases`.
            public var aliases: [String]?
            /// `host`: a host name such as web-1 or web-1.example.org.
            public var host: String?
            /// `nodes`.
            public var nodes: [API.InstanceNode]?
            /// `db_cluster`: text of 1 to 200 characters on one line.
            public var dbCluster: String?
            /// `db_name`: text of 1 to 200 characters on one line.
            public var dbName: String?
            /// `db_uuid`: a UUID such as 7d1a4c1e-6f0a-11ee-8c99-0242ac120002.
            public var dbUUID: String?
            /// `odoo_version`: text of 1 to 200 characters on one line.
            public var odooVersion: String?
            /// `watched_by`.
            public var watchedBy: API.WatchedBy?
            /// `notes`: text of 1 to 10000 characters.
            public var notes: String?

            /// Makes the value from its members.
            public init(projectID: Int64, name: String, type: API.Instance.Kind, active: Bool? = nil, state: API.Instance.State? = nil, url: String? = nil, aliases: [String]? = nil, host: String? = nil, nodes: [API.InstanceNode]? = nil, dbCluster: String? = nil, dbName: String? = nil, dbUUID: String? = nil, odooVersion: String? = nil, watchedBy: API.WatchedBy? = nil, notes: String? = nil) {
                self.projectID = projectID
                self.name = name
                self.type = type
                self.active = active
                self.state = state
                self.url = url
                self.aliases = aliases
                self.host = host
                self.nodes = nodes
                self.dbCluster = dbCluster
                self.dbName = dbName
                self.dbUUID = dbUUID
                self.odooVersion = odooVersion
                self.watchedBy = watchedBy
                self.notes = notes
            }

            private enum CodingKeys: String, CodingKey {
                case projectID = "project_id"
                case name
                case type
                case active
                case state
                case url
                case aliases
                case host
                case nodes
                case dbCluster = "db_cluster"
                case dbName = "db_name"
                case dbUUID = "db_uuid"
                case odooVersion = "odoo_version"
                case watchedBy = "watched_by"
                case notes
            }
        }
    }
}
