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
            /// `P4`.
            public static let P4 = Self(rawValue: "P4")
            /// `U1`.
            public static let U1 = Self(rawValue: "U1")
            /// `D1`.
            public static let D1 = Self(rawValue: "D1")
            /// `D2`.
            public static let D2 = Self(rawValue: "D2")
            /// `D5`.
            public static let D5 = Self(rawValue: "D5")
            /// `D6`.
            public static let D6 = Self(rawValue: "D6")
            /// `N1`.
            public static let N1 = Self(rawValue: "N1")
            /// `N2`.
            public static let N2 = Self(rawValue: "N2")
            /// `N3`.
            public static let N3 = Self(rawValue: "N3")
            /// `B1`.
            public static let B1 = Self(rawValue: "B1")
            /// `B3`.
            public static let B3 = Self(rawValue: "B3")
            /// `B4`.
            public static let B4 = Self(rawValue: "B4")
            /// `B5`.
            public static let B5 = Self(rawValue: "B5")
            /// `C1`.
            public static let C1 = Self(rawValue: "C1")
            /// `L1`.
            public static let L1 = Self(rawValue: "L1")
            /// `O1`.
            public static let O1 = Self(rawValue: "O1")
            /// `O2`.
            public static let O2 = Self(rawValue: "O2")
            /// `O3`.
            public static let O3 = Self(rawValue: "O3")
            /// `O4`.
            public static let O4 = Self(rawValue: "O4")
            /// `O5`.
            public static let O5 = Self(rawValue: "O5")
            /// `O6`.
            public static let O6 = Self(rawValue: "O6")
            /// `V1`.
            public static let V1 = Self(rawValue: "V1")
            /// `W1`.
            public static let W1 = Self(rawValue: "W1")
            /// `R1`.
            public static let R1 = Self(rawValue: "R1")
            /// `A1`.
            public static let A1 = Self(rawValue: "A1")
            /// `A2`.
            public static let A2 = Self(rawValue: "A2")
            /// `I1`.
            public static let I1 = Self(rawValue: "I1")
            /// `I2`.
            public static let I2 = Self(rawValue: "I2")
            /// `I3`.
            public static let I3 = Self(rawValue: "I3")
        }
    }
}
