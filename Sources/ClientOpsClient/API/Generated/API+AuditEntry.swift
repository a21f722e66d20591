// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `AuditEntry`.
    public struct AuditEntry: Codable, Sendable, Hashable {
        /// `seq`.
        public var seq: Int64
        /// `at`.
        public var at: String
        /// `actor`.
        public var actor: API.AuditActor
        /// `method`.
        public var method: String
        /// `request_id`.
        public var requestID: String?
        /// `action`.
        public var action: API.Event.Action
        /// `entity`.
        public var entity: API.Event.Entity
        /// `entity_id`.
        public var entityID: Int64
        /// `label`.
        public var label: String
        /// `revision`.
        public var revision: Int64
        /// `changes`.
        public var changes: JSONText
        /// `operation_id`.
        public var operationID: Int64?
        /// `reason`.
        public var reason: String?
        /// `prev_hash`.
        public var prevHash: String
        /// `hash`.
        public var hash: String

        /// Makes the value from its members.
        public init(seq: Int64, at: String, actor: API.AuditActor, method: String, requestID: String? = nil, action: API.Event.Action, entity: API.Event.Entity, entityID: Int64, label: String, revision: Int64, changes: JSONText, operationID: Int64? = nil, reason: String? = nil, prevHash: String, hash: String) {
            self.seq = seq
            self.at = at
            self.actor = actor
            self.method = method
            self.requestID = requestID
            self.action = action
            self.entity = entity
            self.entityID = entityID
            self.label = label
            self.revision = revision
            self.changes = changes
            self.operationID = operationID
            self.reason = reason
            self.prevHash = prevHash
            self.hash = hash
        }

        private enum CodingKeys: String, CodingKey {
            case seq
            case at
            case actor
            case method
            case requestID = "request_id"
            case action
            case entity
            case entityID = "entity_id"
            case label
            case revision
            case changes
            case operationID = "operation_id"
            case reason
            case prevHash = "prev_hash"
            case hash
        }
    }
}
