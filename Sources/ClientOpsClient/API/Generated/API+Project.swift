// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `Project`.
    public struct Project: Codable, Sendable, Hashable {
        /// `id`.
        public var id: Int64
        /// `client_id`.
        public var clientID: Int64
        /// `client_name`.
        public var clientName: String
        /// `name`.
        public var name: String
        /// `stage`.
        public var stage: API.Project.Stage
        /// `notes`.
        public var notes: String?
        /// `revision`.
        public var revision: Int64
        /// `created_at`.
        public var createdAt: String
        /// `updated_at`.
        public var updatedAt: String
        /// `archived_at`.
        public var archivedAt: String?

        /// Makes the value from its members.
        public init(id: Int64, clientID: Int64, clientName: String, name: String, stage: API.Project.Stage, notes: String? = nil, revision: Int64, createdAt: String, updatedAt: String, archivedAt: String? = nil) {
            self.id = id
            self.clientID = clientID
            self.clientName = clientName
            self.name = name
            self.stage = stage
            self.notes = notes
            self.revision = revision
            self.createdAt = createdAt
            self.updatedAt = updatedAt
            self.archivedAt = archivedAt
        }

        private enum CodingKeys: String, CodingKey {
            case id
            case clientID = "client_id"
            case clientName = "client_name"
            case name
            case stage
            case notes
            case revision
            case createdAt = "created_at"
            case updatedAt = "updated_at"
            case archivedAt = "archived_at"
        }

        /// The words of `stage`; a newer daemon may know more.
        public struct Stage: APIWord {
            /// The word as it travels.
            public let rawValue: String

            /// Takes a word.
            public init(rawValue: String) { self.rawValue = rawValue }

            /// `planned`.
            public static let planned = Self(rawValue: "planned")
            /// `live`.
            public static let live = Self(rawValue: "live")
            /// `ended`.
            public static let ended = Self(rawValue: "ended")
        }
    }
}
