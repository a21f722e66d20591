// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.ExportMethods {
    /// Reads a page of all rows of an entity, archived ones too, as an import takes them back.
    public enum Page: APIMethod {
        /// The name on the wire.
        public static let name = "export.page"

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `entity`.
            public var entity: API.ExportedRow.Entity
            /// `cursor`.
            public var cursor: String?
            /// `page_size`.
            public var pageSize: Int64?

            /// Makes the value from its members.
            public init(entity: API.ExportedRow.Entity, cursor: String? = nil, pageSize: Int64? = nil) {
                self.entity = entity
                self.cursor = cursor
                self.pageSize = pageSize
            }

            private enum CodingKeys: String, CodingKey {
                case entity
                case cursor
                case pageSize = "page_size"
            }
        }

        /// What it answers.
        public struct Result: Codable, Sendable, Hashable {
            /// `rows`.
            public var rows: [JSONText]
            /// `next_cursor`.
            public var nextCursor: String?
            /// `seq`.
            public var seq: Int64

            /// Makes the value from its members.
            public init(rows: [JSONText], nextCursor: String? = nil, seq: Int64) {
                self.rows = rows
                self.nextCursor = nextCursor
                self.seq = seq
            }

            private enum CodingKeys: String, CodingKey {
                case rows
                case nextCursor = "next_cursor"
                case seq
            }
        }
    }
}
