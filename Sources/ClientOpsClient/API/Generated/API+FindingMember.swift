// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `FindingMember`.
    public struct FindingMember: Codable, Sendable, Hashable {
        /// `entity`.
        public var entity: API.Event.Entity
        /// `id`.
        public var id: Int64
        /// `label`.
        public var label: String
        /// `project_id`.
        public var projectID: Int64?
        /// `facts`.
        public var facts: [API.EvidenceFact]

        /// Makes the value from its members.
        public init(entity: API.Event.Entity, id: Int64, label: String, projectID: Int64? = nil, facts: [API.EvidenceFact]) {
            self.entity = entity
            self.id = id
            self.label = label
            self.projectID = projectID
            self.facts = facts
        }

        private enum CodingKeys: String, CodingKey {
            case entity
            case id
            case label
            case projectID = "project_id"
            case facts
        }
    }
}
