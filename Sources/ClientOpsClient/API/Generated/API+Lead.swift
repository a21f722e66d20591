// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `Lead`.
    public struct Lead: Codable, Sendable, Hashable {
        /// `id`.
        public var id: Int64
        /// `name`.
        public var name: String
        /// `email`.
        public var email: String?
        /// `company`.
        public var company: String?
        /// `source`.
        public var source: String?
        /// `status`.
        public var status: API.Lead.Status
        /// `lost_reason`.
        public var lostReason: String?
        /// `notes`.
        public var notes: String?
        /// `converted_client_id`.
        public var convertedClientID: Int64?
        /// `history`.
        public var history: [API.LeadStep]
        /// `revision`.
        public var revision: Int64
        /// `created_at`.
        public var createdAt: String
        /// `updated_at`.
        public var updatedAt: String
        /// `archived_at`.
        public var archivedAt: String?

        /// Makes the value from its members.
        public init(id: Int64, name: String, email: String? = nil, company: String? = nil, source: String? = nil, status: API.Lead.Status, lostReason: String? = nil, notes: String? = nil, convertedClientID: Int64? = nil, history: [API.LeadStep], revision: Int64, createdAt: String, updatedAt: String, archivedAt: String? = nil) {
            self.id = id
            self.name = name
            self.email = email
            self.company = company
            self.source = source
            self.status = status
            self.lostReason = lostReason
            self.notes = notes
            self.convertedClientID = convertedClientID
            self.history = history
            self.revision = revision
            self.createdAt = createdAt
            self.updatedAt = updatedAt
            self.archivedAt = archivedAt
        }

        private enum CodingKeys: String, CodingKey {
            case id
            case name
            case email
            case company
            case source
            case status
            case lostReason = "lost_reason"
            case notes
            case convertedClientID = "converted_client_id"
            case history
            case revision
            case createdAt = "created_at"
            case updatedAt = "updated_at"
            case archivedAt = "archived_at"
        }

        /// The words of `status`; a newer daemon may know more.
        public struct Status: APIWord {
            /// The word as it travels.
            public let rawValue: String

            /// Takes a word.
            public init(rawValue: String) { self.rawValue = rawValue }

            /// `new`.
            public static let new = Self(rawValue: "new")
            /// `contacted`.
            public static let contacted = Self(rawValue: "contacted")
            /// `qualified`.
            public static let qualified = Self(rawValue: "qualified")
            /// `lost`.
            public static let lost = Self(rawValue: "lost")
        }
    }
}
