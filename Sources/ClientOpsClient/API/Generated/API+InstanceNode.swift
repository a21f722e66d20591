// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `InstanceNode`.
    public struct InstanceNode: Codable, Sendable, Hashable {
        /// `host`: text of 1 to 200 characters on one line.
        public var host: String
        /// `unit`: text of 1 to 200 characters on one line.
        public var unit: String
        /// `role`.
        public var role: API.InstanceNode.Role

        /// Makes the value from its members.
        public init(host: String, unit: String, role: API.InstanceNode.Role) {
            self.host = host
            self.unit = unit
            self.role = role
        }

        private enum CodingKeys: String, CodingKey {
            case host
            case unit
            case role
        }

        /// The words of `role`; a newer daemon may know more.
        public struct Role: APIWord {
            /// The word as it travels.
            public let rawValue: String

            /// Takes a word.
            public init(rawValue: String) { self.rawValue = rawValue }

            /// `web`.
            public static let web = Self(rawValue: "web")
            /// `cron`.
            public static let cron = Self(rawValue: "cron")
            /// `both`.
            public static let both = Self(rawValue: "both")
        }
    }
}
