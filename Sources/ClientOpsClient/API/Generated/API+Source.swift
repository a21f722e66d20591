// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `Source`.
    public struct Source: Codable, Sendable, Hashable {
        /// `id`.
        public var id: Int64
        /// `name`.
        public var name: String
        /// `uid`.
        public var uid: Int64
        /// `host`.
        public var host: String
        /// `kind`.
        public var kind: API.Source.Kind
        /// `period`.
        public var period: Int64
        /// `grace`.
        public var grace: Int64
        /// `paused_until`.
        public var pausedUntil: String?
        /// `pause_reason`.
        public var pauseReason: String?
        /// `suspect_since`.
        public var suspectSince: String?
        /// `last_attempt`.
        public var lastAttempt: String?
        /// `last_success`.
        public var lastSuccess: String?
        /// `last_complete`.
        public var lastComplete: String?
        /// `last_error`.
        public var lastError: String?
        /// `sequence`.
        public var sequence: Int64
        /// `subjects`.
        public var subjects: Int64
        /// `revision`.
        public var revision: Int64
        /// `created_at`.
        public var createdAt: String
        /// `updated_at`.
        public var updatedAt: String
        /// `archived_at`.
        public var archivedAt: String?

        /// Makes the value from its members.
        public init(id: Int64, name: String, uid: Int64, host: String, kind: API.Source.Kind, period: Int64, grace: Int64, pausedUntil: String? = nil, pauseReason: String? = nil, suspectSince: String? = nil, lastAttempt: String? = nil, lastSuccess: String? = nil, lastComplete: String? = nil, lastError: String? = nil, sequence: Int64, subjects: Int64, revision: Int64, createdAt: String, updatedAt: String, archivedAt: String? = nil) {
            self.id = id
            self.name = name
            self.uid = uid
            self.host = host
            self.kind = kind
            self.period = period
            self.grace = grace
            self.pausedUntil = pausedUntil
            self.pauseReason = pauseReason
            self.suspectSince = suspectSince
            self.lastAttempt = lastAttempt
            self.lastSuccess = lastSuccess
            self.lastComplete = lastComplete
            self.lastError = lastError
            self.sequence = sequence
            self.subjects = subjects
            self.revision = revision
            self.createdAt = createdAt
            self.updatedAt = updatedAt
            self.archivedAt = archivedAt
        }

        private enum CodingKeys: String, CodingKey {
            case id
            case name
            case uid
            case host
            case kind
            case period
            case grace
            case pausedUntil = "paused_until"
            case pauseReason = "pause_reason"
            case suspectSince = "suspect_since"
            case lastAttempt = "last_attempt"
            case lastSuccess = "last_success"
            case lastComplete = "last_complete"
            case lastError = "last_error"
            case sequence
            case subjects
            case revision
            case createdAt = "created_at"
            case updatedAt = "updated_at"
            case archivedAt = "archived_at"
        }

        /// The words of `kind`; a newer daemon may know more.
        public struct Kind: APIWord {
            /// The word as it travels.
            public let rawValue: String

            /// Takes a word.
            public init(rawValue: String) { self.rawValue = rawValue }

            /// `units`.
            public static let units = Self(rawValue: "units")
            /// `config`.
            public static let config = Self(rawValue: "config")
            /// `http`.
            public static let http = Self(rawValue: "http")
            /// `sql`.
            public static let sql = Self(rawValue: "sql")
        }
    }
}
