// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `Finding`.
    public struct Finding: Codable, Sendable, Hashable {
        /// `id`.
        public var id: Int64
        /// `rule`.
        public var rule: API.FailedRule.Rule
        /// `fingerprint`.
        public var fingerprint: String
        /// `subject`.
        public var subject: String
        /// `severity`.
        public var severity: API.Finding.Severity
        /// `state`.
        public var state: API.Finding.State
        /// `summary`.
        public var summary: String
        /// `next_step`.
        public var nextStep: String
        /// `members`.
        public var members: [API.FindingMember]
        /// `others_involved`.
        public var othersInvolved: Int64
        /// `first_seen_at`.
        public var firstSeenAt: String
        /// `last_seen_at`.
        public var lastSeenAt: String
        /// `resolved_at`.
        public var resolvedAt: String?
        /// `acknowledgement`.
        public var acknowledgement: API.FindingNote?
        /// `suppression`.
        public var suppression: API.FindingSuppression?
        /// `resolution`.
        public var resolution: API.FindingNote?
        /// `reopen_count`.
        public var reopenCount: Int64
        /// `last_answer`.
        public var lastAnswer: API.Finding.LastAnswer
        /// `sources`.
        public var sources: [Int64]
        /// `incident`.
        public var incident: Int64?
        /// `revision`.
        public var revision: Int64

        /// Makes the value from its members.
        public init(id: Int64, rule: API.FailedRule.Rule, fingerprint: String, subject: String, severity: API.Finding.Severity, state: API.Finding.State, summary: String, nextStep: String, members: [API.FindingMember], othersInvolved: Int64, firstSeenAt: String, lastSeenAt: String, resolvedAt: String? = nil, acknowledgement: API.FindingNote? = nil, suppression: API.FindingSuppression? = nil, resolution: API.FindingNote? = nil, reopenCount: Int64, lastAnswer: API.Finding.LastAnswer, sources: [Int64], incident: Int64? = nil, revision: Int64) {
            self.id = id
            self.rule = rule
            self.fingerprint = fingerprint
            self.subject = subject
            self.severity = severity
            self.state = state
            self.summary = summary
            self.nextStep = nextStep
            self.members = members
            self.othersInvolved = othersInvolved
            self.firstSeenAt = firstSeenAt
            self.lastSeenAt = lastSeenAt
            self.resolvedAt = resolvedAt
            self.acknowledgement = acknowledgement
            self.suppression = suppression
            self.resolution = resolution
            self.reopenCount = reopenCount
            self.lastAnswer = lastAnswer
            self.sources = sources
            self.incident = incident
            self.revision = revision
        }

        private enum CodingKeys: String, CodingKey {
            case id
            case rule
            case fingerprint
            case subject
            case severity
            case state
            case summary
            case nextStep = "next_step"
            case members
            case othersInvolved = "others_involved"
            case firstSeenAt = "first_seen_at"
            case lastSeenAt = "last_seen_at"
            case resolvedAt = "resolved_at"
            case acknowledgement
            case suppression
            case resolution
            case reopenCount = "reopen_count"
            case lastAnswer = "last_answer"
            case sources
            case incident
            case revision
        }

        /// The words of `severity`; a newer daemon may know more.
        public struct Severity: APIWord {
            /// The word as it travels.
            public let rawValue: String

            /// Takes a word.
            public init(rawValue: String) { self.rawValue = rawValue }

            /// `info`.
            public static let info = Self(rawValue: "info")
            /// `low`.
            public static let low = Self(rawValue: "low")
            /// `medium`.
            public static let medium = Self(rawValue: "medium")
            /// `high`.
            public static let high = Self(rawValue: "high")
            /// `critical`.
            public static let critical = Self(rawValue: "critical")
        }

        /// The words of `state`; a newer daemon may know more.
        public struct State: APIWord {
            /// The word as it travels.
            public let rawValue: String

            /// Takes a word.
            public init(rawValue: String) { self.rawValue = rawValue }

            /// `open`.
            public static let open = Self(rawValue: "open")
            /// `acknowledged`.
            public static let acknowledged = Self(rawValue: "acknowledged")
            /// `resolved`.
            public static let resolved = Self(rawValue: "resolved")
        }

        /// The words of `last_answer`; a newer daemon may know more.
        public struct LastAnswer: APIWord {
            /// The word as it travels.
            public let rawValue: String

            /// Takes a word.
            public init(rawValue: String) { self.rawValue = rawValue }

            /// `present`.
            public static let present = Self(rawValue: "present")
            /// `clear`.
            public static let clear = Self(rawValue: "clear")
            /// `unknown`.
            public static let unknown = Self(rawValue: "unknown")
        }
    }
}
