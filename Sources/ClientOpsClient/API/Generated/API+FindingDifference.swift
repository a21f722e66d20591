// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `FindingDifference`.
    public struct FindingDifference: Codable, Sendable, Hashable {
        /// `id`.
        public var id: Int64
        /// `rule`.
        public var rule: API.FailedRule.Rule
        /// `subject`.
        public var subject: String
        /// `summary`.
        public var summary: String
        /// `change`.
        public var change: API.FindingDifference.Change
        /// `before`.
        public var before: API.FindingStanding?
        /// `after`.
        public var after: API.FindingStanding

        /// Makes the value from its members.
        public init(id: Int64, rule: API.FailedRule.Rule, subject: String, summary: String, change: API.FindingDifference.Change, before: API.FindingStanding? = nil, after: API.FindingStanding) {
            self.id = id
            self.rule = rule
            self.subject = subject
            self.summary = summary
            self.change = change
            self.before = before
            self.after = after
        }

        private enum CodingKeys: String, CodingKey {
            case id
            case rule
            case subject
            case summary
            case change
            case before
            case after
        }

        /// The words of `change`; a newer daemon may know more.
        public struct Change: APIWord {
            /// The word as it travels.
            public let rawValue: String

            /// Takes a word.
            public init(rawValue: String) { self.rawValue = rawValue }

            /// `opened`.
            public static let opened = Self(rawValue: "opened")
            /// `changed`.
            public static let changed = Self(rawValue: "changed")
            /// `resolved`.
            public static let resolved = Self(rawValue: "resolved")
            /// `reopened`.
            public static let reopened = Self(rawValue: "reopened")
        }
    }
}
