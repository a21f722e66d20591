// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `ImportLine`.
    public struct ImportLine: Codable, Sendable, Hashable {
        /// `table`.
        public var table: API.Event.Entity
        /// `source_id`.
        public var sourceID: String
        /// `outcome`.
        public var outcome: API.ImportLine.Outcome
        /// `reason`.
        public var reason: String

        /// Makes the value from its members.
        public init(table: API.Event.Entity, sourceID: String, outcome: API.ImportLine.Outcome, reason: String) {
            self.table = table
            self.sourceID = sourceID
            self.outcome = outcome
            self.reason = reason
        }

        private enum CodingKeys: String, CodingKey {
            case table
            case sourceID = "source_id"
            case outcome
            case reason
        }

        /// The words of `outcome`; a newer daemon may know more.
        public struct Outcome: APIWord {
            /// The word as it travels.
            public let rawValue: String

            /// Takes a word.
            public init(rawValue: String) { self.rawValue = rawValue }

            /// `converted`.
            public static let converted = Self(rawValue: "converted")
            /// `aside`.
            public static let aside = Self(rawValue: "aside")
            /// `contested`.
            public static let contested = Self(rawValue: "contested")
        }
    }
}
