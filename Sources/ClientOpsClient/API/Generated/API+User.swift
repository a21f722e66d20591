// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `User`.
    public struct User: Codable, Sendable, Hashable {
        /// `id`.
        public var id: Int64
        /// `username`.
        public var username: String
        /// `uid`.
        public var uid: Int64?
        /// `email`.
        public var email: String?
        /// `display_name`.
        public var displayName: String?
        /// `role`.
        public var role: API.User.Role
        /// `revision`.
        public var revision: Int64
        /// `created_at`.
        public var createdAt: String
        /// `updated_at`.
        public var updatedAt: String
        /// `archived_at`.
        public var archivedAt: String?

        /// Makes the value from its members.
        public init(id: Int64, username: String, uid: Int64? = nil, email: String? = nil, displayName: String? = nil, role: API.User.Role, revision: Int64, createdAt: String, updatedAt: String, archivedAt: String? = nil) {
            self.id = id
            self.username = username
            self.uid = uid
            self.email = email
            self.displayName = displayName
            self.role = role
            self.revision = revision
            self.createdAt = createdAt
            self.updatedAt = updatedAt
            self.archivedAt = archivedAt
        }

        private enum CodingKeys: String, CodingKey {
            case id
            case username
            case uid
            case email
            case displayName = "display_name"
            case role
            case revision
            case createdAt = "created_at"
            case updatedAt = "updated_at"
            case archivedAt = "archived_at"
        }

        /// The words of `role`; a newer daemon may know more.
        public struct Role: APIWord {
            /// The word as it travels.
            public let rawValue: String

            /// Takes a word.
            public init(rawValue: String) { self.rawValue = rawValue }

            /// `admin`.
            public static let admin = Self(rawValue: "admin")
            /// `staff`.
            public static let staff = Self(rawValue: "staff")
            /// `standard`.
            public static let standard = Self(rawValue: "standard")
        }
    }
}
