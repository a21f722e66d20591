// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.ExpectationMethods {
    /// Lists announced tests that were not ended early.
    public enum List: APIListMethod {
        /// The name on the wire.
        public static let name = "expectation.list"
        /// What it lists.
        public typealias Row = API.Expectation

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable, APIListParams {
            /// `place`.
            public var place: String?
            /// `pattern`.
            public var pattern: String?
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
            public init(place: String? = nil, pattern: String? = nil, q: String? = nil, sort: String? = nil, includeArchived: Bool? = nil, page: Int64? = nil, pageSize: Int64? = nil, cursor: String? = nil) {
                self.place = place
                self.pattern = pattern
                self.q = q
                self.sort = sort
                self.includeArchived = includeArchived
                self.page = page
                self.pageSize = pageSize
                self.cursor = cursor
            }

            private enum CodingKeys: String, CodingKey {
                case place
                case pattern
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
