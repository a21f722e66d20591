// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `AuditActor`.
    public struct AuditActor: Codable, Sendable, Hashable {
        /// `uid`.
        public var uid: Int64
        /// `pid`.
        public var pid: Int64
        /// `username`.
        public var username: String?
        /// `user_id`.
        public var userID: Int64?
        /// `role`.
        public var role: API.AuditActor.Role

        /// Makes the value from its members.
        public init(uid: Int64, pid: Int64, username: String? = nil, userID: Int64? = nil, role: API.AuditActor.Role) {
            self.uid = uid
            self.pid = pid
            self.username = username
            self.userID = userID
            self.role = role
        }

        private enum CodingKeys: String, CodingKey {
            case uid
            case pid
            case username
            case userID = "user_id"
            case role
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
            /// `collector`.
            public static let collector = Self(rawValue: "collector")
            /// `backup`.
            public static let backup = Self(rawValue: "backup")
            /// `none`.
            public static let none = Self(rawValue: "none")
        }
    }
}
