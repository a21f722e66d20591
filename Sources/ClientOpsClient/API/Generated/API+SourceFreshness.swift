// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `SourceFreshness`.
    public struct SourceFreshness: Codable, Sendable, Hashable {
        /// `id`.
        public var id: Int64
        /// `name`.
        public var name: String
        /// `state`.
        public var state: API.SourceFreshness.State
        /// `last_success`.
        public var lastSuccess: String?

        /// Makes the value from its members.
        public init(id: Int64, name: String, state: API.SourceFreshness.State, lastSuccess: String? = nil) {
            self.id = id
            self.name = name
            self.state = state
            self.lastSuccess = lastSuccess
        }

        private enum CodingKeys: String, CodingKey {
            case id
            case name
            case state
            case lastSuccess = "last_success"
        }

        /// The words of `state`; a newer daemon may know more.
        public struct State: APIWord {
            /// The word as it travels.
            public let rawValue: String

            /// Takes a word.
            public init(rawValue: String) { self.rawValue = rawValue }

            /// `fresh`.
            public static let fresh = Self(rawValue: "fresh")
            /// `silent`.
            public static let silent = Self(rawValue: "silent")
            /// `paused`.
            public static let paused = Self(rawValue: "paused")
            /// `suspect`.
            public static let suspect = Self(rawValue: "suspect")
            /// `never`.
            public static let never = Self(rawValue: "never")
        }
    }
}
