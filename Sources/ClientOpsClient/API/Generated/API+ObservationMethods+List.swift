// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.ObservationMethods {
    /// Lists what sources last saw; include_archived adds that of retired sources.
    public enum List: APIListMethod {
        /// The name on the wire.
        public static let name = "observation.list"
        /// What it lists.
        public typealias Row = API.Observation

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable, APIListParams {
            /// `source_id`.
            public var sourceID: Int64?
            /// `host`.
            public var host: String?
            /// `kind`.
            public var kind: API.Observation.Kind?
            /// `gone`.
            public var gone: Bool?
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
            public init(sourceID: Int64? = nil, host: String? = nil, kind: API.Observation.Kind? = nil, gone: Bool? = nil, q: String? = nil, sort: String? = nil, includeArchived: Bool? = nil, page: Int64? = nil, pageSize: Int64? = nil, cursor: String? = nil) {
                self.sourceID = sourceID
                self.host = host
                self.kind = kind
                self.gone = gone
                self.q = q
                self.sort = sort
                self.includeArchived = includeArchived
                self.page = page
                self.pageSize = pageSize
                self.cursor = cursor
            }

            private enum CodingKeys: String, CodingKey {
                case sourceID = "source_id"
                case host
                case kind
                case gone
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
