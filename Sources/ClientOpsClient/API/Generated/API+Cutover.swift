// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `Cutover`.
    public struct Cutover: Codable, Sendable, Hashable {
        /// `id`.
        public var id: Int64
        /// `project_id`.
        public var projectID: Int64
        /// `from_instance`.
        public var fromInstance: Int64
        /// `to_instance`.
        public var toInstance: Int64
        /// `starts_at`.
        public var startsAt: String
        /// `ends_at`.
        public var endsAt: String
        /// `reason`.
        public var reason: String
        /// `approved_by`.
        public var approvedBy: String
        /// `state`.
        public var state: API.Cutover.State
        /// `phase`.
        public var phase: API.Cutover.Phase?
        /// `revision`.
        public var revision: Int64
        /// `created_at`.
        public var createdAt: String
        /// `updated_at`.
        public var updatedAt: String
        /// `archived_at`.
        public var archivedAt: String?

        /// Makes the value from its members.
        public init(id: Int64, projectID: Int64, fromInstance: Int64, toInstance: Int64, startsAt: String, endsAt: String, reason: String, approvedBy: String, state: API.Cutover.State, phase: API.Cutover.Phase? = nil, revision: Int64, createdAt: String, updatedAt: String, archivedAt: String? = nil) {
            self.id = id
            self.projectID = projectID
            self.fromInstance = fromInstance
            self.toInstance = toInstance
            self.startsAt = startsAt
            self.endsAt = endsAt
            self.reason = reason
            self.approvedBy = approvedBy
            self.state = state
            self.phase = phase
            self.revision = revision
            self.createdAt = createdAt
            self.updatedAt = updatedAt
            self.archivedAt = archivedAt
        }

        private enum CodingKeys: String, CodingKey {
            case id
            case projectID = "project_id"
            case fromInstance = "from_instance"
            case toInstance = "to_instance"
            case startsAt = "starts_at"
            case endsAt = "ends_at"
            case reason
            case approvedBy = "approved_by"
            case state
            case phase
            case revision
            case createdAt = "created_at"
            case updatedAt = "updated_at"
            case archivedAt = "archived_at"
        }

        /// The words of `state`; a newer daemon may know more.
        public struct State: APIWord {
            /// The word as it travels.
            public let rawValue: String

            /// Takes a word.
            public init(rawValue: String) { self.rawValue = rawValue }

            /// `open`.
            public static let open = Self(rawValue: "open")
            /// `completed`.
            public static let completed = Self(rawValue: "completed")
            /// `rolled_back`.
            public static let rolledBack = Self(rawValue: "rolled_back")
            /// `cancelled`.
            public static let cancelled = Self(rawValue: "cancelled")
        }

        /// The words of `phase`; a newer daemon may know more.
        public struct Phase: APIWord {
            /// The word as it travels.
            public let rawValue: String

            /// Takes a word.
            public init(rawValue: String) { self.rawValue = rawValue }

            /// `planned`.
            public static let planned = Self(rawValue: "planned")
            /// `running`.
            public static let running = Self(rawValue: "running")
            /// `overdue`.
            public static let overdue = Self(rawValue: "overdue")
        }
    }
}
