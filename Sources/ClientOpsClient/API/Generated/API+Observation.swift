// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `Observation`.
    public struct Observation: Codable, Sendable, Hashable {
        /// `id`.
        public var id: Int64
        /// `source_id`.
        public var sourceID: Int64
        /// `source`.
        public var source: String
        /// `host`.
        public var host: String
        /// `kind`.
        public var kind: API.Observation.Kind
        /// `key`.
        public var key: String
        /// `subject`.
        public var subject: API.ObservedSubject
        /// `observed_at`.
        public var observedAt: String
        /// `received_at`.
        public var receivedAt: String
        /// `first_received_at`.
        public var firstReceivedAt: String
        /// `changed_at`.
        public var changedAt: String
        /// `gone_at`.
        public var goneAt: String?

        /// Makes the value from its members.
        public init(id: Int64, sourceID: Int64, source: String, host: String, kind: API.Observation.Kind, key: String, subject: API.ObservedSubject, observedAt: String, receivedAt: String, firstReceivedAt: String, changedAt: String, goneAt: String? = nil) {
            self.id = id
            self.sourceID = sourceID
            self.source = source
            self.host = host
            self.kind = kind
            self.key = key
            self.subject = subject
            self.observedAt = observedAt
            self.receivedAt = receivedAt
            self.firstReceivedAt = firstReceivedAt
            self.changedAt = changedAt
            self.goneAt = goneAt
        }

        private enum CodingKeys: String, CodingKey {
            case id
            case sourceID = "source_id"
            case source
            case host
            case kind
            case key
            case subject
            case observedAt = "observed_at"
            case receivedAt = "received_at"
            case firstReceivedAt = "first_received_at"
            case changedAt = "changed_at"
            case goneAt = "gone_at"
        }

        /// The words of `kind`; a newer daemon may know more.
        public struct Kind: APIWord {
            /// The word as it travels.
            public let rawValue: String

            /// Takes a word.
            public init(rawValue: String) { self.rawValue = rawValue }

            /// `unit`.
            public static let unit = Self(rawValue: "unit")
            /// `config`.
            public static let config = Self(rawValue: "config")
            /// `endpoint`.
            public static let endpoint = Self(rawValue: "endpoint")
            /// `database`.
            public static let database = Self(rawValue: "database")
        }
    }
}
