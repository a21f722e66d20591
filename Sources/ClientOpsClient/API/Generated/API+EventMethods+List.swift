// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.EventMethods {
    /// Lists changes the caller may see, after a position of the change feed.
    public enum List: APIMethod {
        /// The name on the wire.
        public static let name = "event.list"

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `after`.
            public var after: API.EventPosition?
            /// `entities`.
            public var entities: [API.Event.Entity]?
            /// `page_size`.
            public var pageSize: Int64?

            /// Makes the value from its members.
            public init(after: API.EventPosition? = nil, entities: [API.Event.Entity]? = nil, pageSize: Int64? = nil) {
                self.after = after
                self.entities = entities
                self.pageSize = pageSize
            }

            private enum CodingKeys: String, CodingKey {
                case after
                case entities
                case pageSize = "page_size"
            }
        }

        /// What it answers.
        public struct Result: Codable, Sendable, Hashable {
            /// `items`.
            public var items: [API.Event]
            /// `next`.
            public var next: API.EventPosition
            /// `resumed`.
            public var resumed: Bool
            /// `more`.
            public var more: Bool

            /// Makes the value from its members.
            public init(items: [API.Event], next: API.EventPosition, resumed: Bool, more: Bool) {
                self.items = items
                self.next = next
                self.resumed = resumed
                self.more = more
            }

            private enum CodingKeys: String, CodingKey {
                case items
                case next
                case resumed
                case more
            }
        }
    }
}
