// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.InstanceMethods {
    /// Changes fields of an instance; absent leaves a field, null clears it.
    public enum Update: APIMethod {
        /// The name on the wire.
        public static let name = "instance.update"
        /// What it answers.
        public typealias Result = API.Instance

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `id`.
            public var id: Int64
            /// `name`: text of 1 to 200 characters on one line.
            public var name: String?
            /// `type`.
            public var type: API.Instance.Kind?
            /// `state`.
            public var state: API.Instance.State?
            /// `url`: an http or https URL with a host, without user, query or fragment, such as https://odoo.example.org.
            public var url: API.Patch<String>
            /// `aliases`.
            public var aliases: API.Patch<[String]>
            /// `host`: a host name such as web-1 or web-1.example.org.
            public var host: API.Patch<String>
            /// `nodes`.
            public var nodes: API.Patch<[API.InstanceNode]>
            /// `db_cluster`: text of 1 to 200 characters on one line.
            public var dbCluster: API.Patch<String>
            /// `db_name`: text of 1 to 200 characters on one line.
            public var dbName: API.Patch<String>
            /// `db_uuid`: a UUID such as 7d1a4c1e-6f0a-11ee-8c99-0242ac120002.
            public var dbUUID: API.Patch<String>
            /// `odoo_version`: text of 1 to 200 characters on one line.
            public var odooVersion: API.Patch<String>
            /// `watched_by`.
            public var watchedBy: API.Patch<API.WatchedBy>
            /// `notes`: text of 1 to 10000 characters.
            public var notes: API.Patch<String>

            /// Makes the value from its members.
            public init(id: Int64, name: String? = nil, type: API.Instance.Kind? = nil, state: API.Instance.State? = nil, url: API.Patch<String> = .unchanged, aliases: API.Patch<[String]> = .unchanged, host: API.Patch<String> = .unchanged, nodes: API.Patch<[API.InstanceNode]> = .unchanged, dbCluster: API.Patch<String> = .unchanged, dbName: API.Patch<String> = .unchanged, dbUUID: API.Patch<String> = .unchanged, odooVersion: API.Patch<String> = .unchanged, watchedBy: API.Patch<API.WatchedBy> = .unchanged, notes: API.Patch<String> = .unchanged) {
                self.id = id
                self.name = name
                self.type = type
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
                case id
                case name
                case type
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
