// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.AuditMethods {
    /// Lists audit entries, oldest first unless sorted by -seq.
    public enum List: APIListMethod {
        /// The name on the wire.
        public static let name = "audit.list"
        /// What it lists.
        public typealias Row = API.AuditEntry

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable, APIListParams {
            /// `entity`.
            public var entity: API.Event.Entity?
            /// `entity_id`.
            public var entityID: Int64?
            /// `uid`.
            public var uid: Int64?
            /// `method`.
            public var method: String?
            /// `action`.
            public var action: API.Event.Action?
            /// `operation_id`.
            public var operationID: Int64?
            /// `at_from`.
            public var atFrom: String?
            /// `at_to`.
            public var atTo: String?
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
            public init(entity: API.Event.Entity? = nil, entityID: Int64? = nil, uid: Int64? = nil, method: String? = nil, action: API.Event.Action? = nil, operationID: Int64? = nil, atFrom: String? = nil, atTo: String? = nil, q: String? = nil, sort: String? = nil, includeArchived: Bool? = nil, page: Int64? = nil, pageSize: Int64? = nil, cursor: String? = nil) {
                self.entity = entity
                self.entityID = entityID
                self.uid = uid
                self.method = method
                self.action = action
                self.operationID = operationID
                self.atFrom = atFrom
                self.atTo = atTo
                self.q = q
                self.sort = sort
                self.includeArchived = includeArchived
                self.page = page
                self.pageSize = pageSize
                self.cursor = cursor
            }

            private enum CodingKeys: String, CodingKey {
                case entity
                case entityID = "entity_id"
                case uid
                case method
                case action
                case operationID = "operation_id"
                case atFrom = "at_from"
                case atTo = "at_to"
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
