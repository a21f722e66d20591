// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `Health`.
    public struct Health: Codable, Sendable, Hashable {
        /// `status`.
        public var status: API.Health.Status

        /// Makes the value from its members.
        public init(status: API.Health.Status) {
            self.status = status
        }

        private enum CodingKeys: String, CodingKey {
            case status
        }

        /// The words of `status`; a newer daemon may know more.
        public struct Status: APIWord {
            /// The word as it travels.
            public let rawValue: String

            /// Takes a word.
            public init(rawValue: String) { self.rawValue = rawValue }

            /// `ok`.
            public static let ok = Self(rawValue: "ok")
            /// `degraded`.
            public static let degraded = Self(rawValue: "degraded")
            /// `failing`.
            public static let failing = Self(rawValue: "failing")
        }
    }
}
