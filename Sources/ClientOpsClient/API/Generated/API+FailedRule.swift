// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `FailedRule`.
    public struct FailedRule: Codable, Sendable, Hashable {
        /// `rule`.
        public var rule: API.FailedRule.Rule
        /// `reason`.
        public var reason: String

        /// Makes the value from its members.
        public init(rule: API.FailedRule.Rule, reason: String) {
            self.rule = rule
            self.reason = reason
        }

        private enum CodingKeys: String, CodingKey {
            case rule
            case reason
        }

        /// The words of `rule`; a newer daemon may know more.
        public struct Rule: APIWord {
            /// The word as it travels.
            public let rawValue: String

            /// Takes a word.
            public init(rawValue: String) { self.rawValue = rawValue }

            /// `P1`.
            public static let P1 = Self(rawValue: "P1")
            /// `P2`.
            public static let P2 = Self(rawValue: "P2")
            /// `P3`.
            public static let P3 = Self(rawValue: "P3")
            /// `U1`.
            public static let U1 = Self(rawValue: "U1")
        }
    }
}
