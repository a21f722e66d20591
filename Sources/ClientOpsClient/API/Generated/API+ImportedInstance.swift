// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon takes as `ImportedInstance`.
    public struct ImportedInstance: Codable, Sendable, Hashable {
        /// `source_id`.
        public var sourceID: Int64
        /// `project_source_id`.
        public var projectSourceID: Int64
        /// `name`.
        public var name: String
        /// `type`.
        public var type: API.Instance.Kind
        /// `active`.
        public var active: Bool?
        /// `url`.
        public var url: String?
        /// `aliases`.
        public var aliases: [String]?
        /// `host`.
        public var host: String?
        /// `db_cluster`.
        public var dbCluster: String?
        /// `db_name`.
        public var dbName: String?
        /// `db_uuid`.
        public var dbUUID: String?
        /// `odoo_version`.
        public var odooVersion: String?
        /// `notes`.
        public var notes: String?
        /// `key`.
        public var key: String?

        /// Makes the value from its members.
        public init(sourceID: Int64, projectSourceID: Int64, name: String, type: API.Instance.Kind, active: Bool? = nil, url: String? = nil, aliases: [String]? = nil, host: String? = nil, dbCluster: String? = nil, dbName: String? = nil, dbUUID: String? = nil, odooVersion: String? = nil, notes: String? = nil, key: String? = nil) {
            self.sourceID = sourceID
            self.projectSourceID = projectSourceID
            self.name = name
            self.type = type
            self.active = active
            self.url = url
            self.aliases = aliases
            self.host = host
            self.dbCluster = dbCluster
            self.dbName = dbName
            self.dbUUID = dbUUID
            self.odooVersion = odooVersion
            self.notes = notes
            self.key = key
        }

        private enum CodingKeys: String, CodingKey {
            case sourceID = "source_id"
            case projectSourceID = "project_source_id"
            case name
            case type
            case active
            case url
            case aliases
            case host
            case dbCluster = "db_cluster"
            case dbName = "db_name"
            case dbUUID = "db_uuid"
            case odooVersion = "odoo_version"
            case notes
            case key
        }
    }
}
