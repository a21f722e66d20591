// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.SourceMethods {
    /// Lists sources; a collector sees its own.
    public enum List: APIListMethod {
        /// The name on the wire.
        public static let name = "source.list"
        /// What it lists.
        public typealias Row = API.Source

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable, APIListParams {
            /// `name`.
            public var name: String?
            /// `uid`.
            public var uid: Int64?
            /// `host`.
            public var host: String?
            /// `kind`.
            public var kind: API.Source.Kind?
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
            public init(name: String? = nil, uid: Int64? = nil, host: String? = nil, kind: API.Source.Kind? = nil, q: String? = nil, sort: String? = nil, includeArchived: Bool? = nil, page: Int64? = nil, pageSize: Int64? = nil, cursor: String? = nil) {
                self.name = name
                self.uid = uid
                self.host = host
                self.kind = kind
                self.q = q
                self.sort = sort
                self.includeArchived = includeArchived
                self.page = page
                self.pageSize = pageSize
                self.cursor = cursor
            }

            private enum CodingKeys: String, CodingKey {
                case name
                case uid
                case host
                case kind
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
