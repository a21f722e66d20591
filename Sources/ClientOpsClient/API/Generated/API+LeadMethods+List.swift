// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.LeadMethods {
    /// Lists leads.
    public enum List: APIListMethod {
        /// The name on the wire.
        public static let name = "lead.list"
        /// What it lists.
        public typealias Row = API.Lead

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable, APIListParams {
            /// `name`.
            public var name: String?
            /// `email`.
            public var email: String?
            /// `company`.
            public var company: String?
            /// `source`.
            public var source: String?
            /// `status`.
            public var status: API.Lead.Status?
            /// `converted_client_id`.
            public var convertedClientID: Int64?
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
            public init(name: String? = nil, email: String? = nil, company: String? = nil, source: String? = nil, status: API.Lead.Status? = nil, convertedClientID: Int64? = nil, q: String? = nil, sort: String? = nil, includeArchived: Bool? = nil, page: Int64? = nil, pageSize: Int64? = nil, cursor: String? = nil) {
                self.name = name
                self.email = email
                self.company = company
                self.source = source
                self.status = status
                self.convertedClientID = convertedClientID
                self.q = q
                self.sort = sort
                self.includeArchived = includeArchived
                self.page = page
                self.pageSize = pageSize
                self.cursor = cursor
            }

            private enum CodingKeys: String, CodingKey {
                case name
                case email
                case company
                case source
                case status
                case convertedClientID = "converted_client_id"
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
