// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon takes as `ImportedLead`.
    public struct ImportedLead: Codable, Sendable, Hashable {
        /// `source_id`.
        public var sourceID: Int64
        /// `name`.
        public var name: String
        /// `email`.
        public var email: String?
        /// `source`.
        public var source: String?
        /// `status`.
        public var status: API.Lead.Status
        /// `notes`.
        public var notes: String?
        /// `created_at`.
        public var createdAt: String?
        /// `archived_at`.
        public var archivedAt: String?

        /// Makes the value from its members.
        public init(sourceID: Int64, name: String, email: String? = nil, source: String? = nil, status: API.Lead.Status, notes: String? = nil, createdAt: String? = nil, archivedAt: String? = nil) {
            self.sourceID = sourceID
            self.name = name
            self.email = email
            self.source = source
            self.status = status
            self.notes = notes
            self.createdAt = createdAt
            self.archivedAt = archivedAt
        }

        private enum CodingKeys: String, CodingKey {
            case sourceID = "source_id"
            case name
            case email
            case source
            case status
            case notes
            case createdAt = "created_at"
            case archivedAt = "archived_at"
        }
    }
}
