// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon takes as `ImportedClient`.
    public struct ImportedClient: Codable, Sendable, Hashable {
        /// `source_id`.
        public var sourceID: Int64
        /// `name`.
        public var name: String
        /// `company`.
        public var company: String?
        /// `email`.
        public var email: String?
        /// `phone`.
        public var phone: String?
        /// `notes`.
        public var notes: String?
        /// `created_at`.
        public var createdAt: String?
        /// `archived_at`.
        public var archivedAt: String?
        /// `key`.
        public var key: String?

        /// Makes the value from its members.
        public init(sourceID: Int64, name: String, company: String? = nil, email: String? = nil, phone: String? = nil, notes: String? = nil, createdAt: String? = nil, archivedAt: String? = nil, key: String? = nil) {
            self.sourceID = sourceID
            self.name = name
            self.company = company
            self.email = email
            self.phone = phone
            self.notes = notes
            self.createdAt = createdAt
            self.archivedAt = archivedAt
            self.key = key
        }

        private enum CodingKeys: String, CodingKey {
            case sourceID = "source_id"
            case name
            case company
            case email
            case phone
            case notes
            case createdAt = "created_at"
            case archivedAt = "archived_at"
            case key
        }
    }
}
