// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `Client`.
    public struct Client: Codable, Sendable, Hashable {
        /// `id`.
        public var id: Int64
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
        /// `revision`.
        public var revision: Int64
        /// `created_at`.
        public var createdAt: String
        /// `updated_at`.
        public var updatedAt: String
        /// `archived_at`.
        public var archivedAt: String?

        /// Makes the value from its members.
        public init(id: Int64, name: String, company: String? = nil, email: String? = nil, phone: String? = nil, notes: String? = nil, revision: Int64, createdAt: String, updatedAt: String, archivedAt: String? = nil) {
            self.id = id
            self.name = name
            self.company = company
            self.email = email
            self.phone = phone
            self.notes = notes
            self.revision = revision
            self.createdAt = createdAt
            self.updatedAt = updatedAt
            self.archivedAt = archivedAt
        }

        private enum CodingKeys: String, CodingKey {
            case id
            case name
            case company
            case email
            case phone
            case notes
            case revision
            case createdAt = "created_at"
            case updatedAt = "updated_at"
            case archivedAt = "archived_at"
        }
    }
}
