// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.InstanceMethods {
    /// Lists the instances the caller may see.
    public enum List: APIListMethod {
        /// The name on the wire.
        public static let name = "instance.list"
        /// What it lists.
        public typealias Row = API.Instance

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable, APIListParams {
            /// `project_id`.
            public var projectID: Int64?
            /// `name`.
            public var name: String?
            /// `type`.
            public var type: API.Instance.Kind?
            /// `active`.
            public var active: Bool?
            /// `contested`.
            public var contested: Bool?
            /// `state`.
            public var state: API.Instance.State?
            /// `host`.
            public var host: String?
            /// `db_name`.
            public var dbName: String?
            /// `db_uuid`.
            public var dbUUID: String?
            /// `q`: text of 1 to 200 characters on one line.
            public var q: String?
            /// `sort`.
            public var sort: String?
            /// `include_archived`.
            public var includeArchived: Bool?
            /// `page`.
            public var page: Int64?
            /// `page_size`.
            public var pageSize: Int64?
            /// `cursor`.
            public var cursor: String?

            /// Makes the value from its members.
            public init(projectID: Int64? = nil, name: String? = nil, type: API.Instance.Kind? = nil, active: Bool? = nil, contested: Bool? = nil, state: API.Instance.State? = nil, host: String? = nil, dbName: String? = nil, dbUUID: String? = nil, q: String? = nil, sort: String? = nil, includeArchived: Bool? = nil, page: Int64? = nil, pageSize: Int64? = nil, cursor: String? = nil) {
                self.projectID = projectID
                self.name = name
                self.type = type
                self.active = active
                self.contested = contested
                self.state = state
                self.host = host
                self.dbName = dbName
                self.dbUUID = dbUUID
                self.q = q
                self.sort = sort
                self.includeArchived = includeArchived
                self.page = page
                self.pageSize = pageSize
                self.cursor = cursor
            }

            private enum CodingKeys: String, CodingKey {
                case projectID = "project_id"
                case name
                case type
                case active
                case contested
                case state
                case host
                case dbName = "db_name"
                case dbUUID = "db_uuid"
                case q
                case sort
                case includeArchived = "include_archived"
                case page
                case pageSize = "page_size"
                case cursor
            }
        }
    }
}
