// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.ProjectMethods {
    /// Lists the projects the caller may see.
    public enum List: APIListMethod {
        /// The name on the wire.
        public static let name = "project.list"
        /// What it lists.
        public typealias Row = API.Project

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable, APIListParams {
            /// `client_id`.
            public var clientID: Int64?
            /// `name`.
            public var name: String?
            /// `stage`.
            public var stage: API.Project.Stage?
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
            public init(clientID: Int64? = nil, name: String? = nil, stage: API.Project.Stage? = nil, q: String? = nil, sort: String? = nil, includeArchived: Bool? = nil, page: Int64? = nil, pageSize: Int64? = nil, cursor: String? = nil) {
                self.clientID = clientID
                self.name = name
                self.stage = stage
                self.q = q
                self.sort = sort
                self.includeArchived = includeArchived
                self.page = page
                self.pageSize = pageSize
                self.cursor = cursor
            }

            private enum CodingKeys: String, CodingKey {
                case clientID = "client_id"
                case name
                case stage
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
