// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `ReconcileRun`.
    public struct ReconcileRun: Codable, Sendable, Hashable {
        /// `id`.
        public var id: Int64
        /// `trigger`.
        public var trigger: API.ReconcileRun.Trigger
        /// `started_at`.
        public var startedAt: String
        /// `finished_at`.
        public var finishedAt: String
        /// `counters`.
        public var counters: API.RunCounters
        /// `failed_rules`.
        public var failedRules: [API.FailedRule]
        /// `sources`.
        public var sources: [API.SourceFreshness]

        /// Makes the value from its members.
        public init(id: Int64, trigger: API.ReconcileRun.Trigger, startedAt: String, finishedAt: String, counters: API.RunCounters, failedRules: [API.FailedRule], sources: [API.SourceFreshness]) {
            self.id = id
            self.trigger = trigger
            self.startedAt = startedAt
            self.finishedAt = finishedAt
            self.counters = counters
            self.failedRules = failedRules
            self.sources = sources
        }

        private enum CodingKeys: String, CodingKey {
            case id
            case trigger
            case startedAt = "started_at"
            case finishedAt = "finished_at"
            case counters
            case failedRules = "failed_rules"
            case sources
        }

        /// The words of `trigger`; a newer daemon may know more.
        public struct Trigger: APIWord {
            /// The word as it travels.
            public let rawValue: String

            /// Takes a word.
            public init(rawValue: String) { self.rawValue = rawValue }

            /// `timer`.
            public static let timer = Self(rawValue: "timer")
            /// `manual`.
            public static let manual = Self(rawValue: "manual")
        }
    }
}
