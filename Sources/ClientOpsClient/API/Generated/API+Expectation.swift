// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `Expectation`.
    public struct Expectation: Codable, Sendable, Hashable {
        /// `id`.
        public var id: Int64
        /// `place`.
        public var place: String
        /// `pattern`.
        public var pattern: String
        /// `until`.
        public var until: String
        /// `reason`.
        public var reason: String
        /// `revision`.
        public var revision: Int64
        /// `created_at`.
        public var createdAt: String
        /// `updated_at`.
        public var updatedAt: String
        /// `archived_at`.
        public var archivedAt: String?

        /// Makes the value from its members.
        public init(id: Int64, place: String, pattern: String, until: String, reason: String, revision: Int64, createdAt: String, updatedAt: String, archivedAt: String? = nil) {
            self.id = id
            self.place = place
            self.pattern = pattern
            self.until = until
            self.reason = reason
            self.revision = revision
            self.createdAt = createdAt
            self.updatedAt = updatedAt
            self.archivedAt = archivedAt
        }

        private enum CodingKeys: String, CodingKey {
            case id
            case place
            case pattern
            case until
            case reason
            case revision
            case createdAt = "created_at"
            case updatedAt = "updated_at"
            case archivedAt = "archived_at"
        }
    }
}
