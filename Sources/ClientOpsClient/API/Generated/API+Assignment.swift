// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `Assignment`.
    public struct Assignment: Codable, Sendable, Hashable {
        /// `id`.
        public var id: Int64
        /// `project_id`.
        public var projectID: Int64
        /// `user_id`.
        public var userID: Int64
        /// `username`.
        public var username: String
        /// `revision`.
        public var revision: Int64
        /// `created_at`.
        public var createdAt: String
        /// `updated_at`.
        public var updatedAt: String
        /// `archived_at`.
        public var archivedAt: String?

        /// Makes the value from its members.
        public init(id: Int64, projectID: Int64, userID: Int64, username: String, revision: Int64, createdAt: String, updatedAt: String, archivedAt: String? = nil) {
            self.id = id
            self.projectID = projectID
            self.userID = userID
            self.username = username
            self.revision = revision
            self.createdAt = createdAt
            self.updatedAt = updatedAt
            self.archivedAt = archivedAt
        }

        private enum CodingKeys: String, CodingKey {
            case id
            case projectID = "project_id"
            case userID = "user_id"
            case username
            case revision
            case createdAt = "created_at"
            case updatedAt = "updated_at"
            case archivedAt = "archived_at"
        }
    }
}
