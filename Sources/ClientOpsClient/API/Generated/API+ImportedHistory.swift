// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon takes as `ImportedHistory`.
    public struct ImportedHistory: Codable, Sendable, Hashable {
        /// `source_id`.
        public var sourceID: Int64
        /// `entity_type`.
        public var entityType: String
        /// `entity_id`.
        public var entityID: Int64
        /// `action`.
        public var action: String
        /// `actor_user_id`.
        public var actorUserID: Int64?
        /// `actor_role`.
        public var actorRole: String?
        /// `summary`.
        public var summary: String?
        /// `at`.
        public var at: String?

        /// Makes the value from its members.
        public init(sourceID: Int64, entityType: String, entityID: Int64, action: String, actorUserID: Int64? = nil, actorRole: String? = nil, summary: String? = nil, at: String? = nil) {
            self.sourceID = sourceID
            self.entityType = entityType
            self.entityID = entityID
            self.action = action
            self.actorUserID = actorUserID
            self.actorRole = actorRole
            self.summary = summary
            self.at = at
        }

        private enum CodingKeys: String, CodingKey {
            case sourceID = "source_id"
            case entityType = "entity_type"
            case entityID = "entity_id"
            case action
            case actorUserID = "actor_user_id"
            case actorRole = "actor_role"
            case summary
            case at
        }
    }
}
