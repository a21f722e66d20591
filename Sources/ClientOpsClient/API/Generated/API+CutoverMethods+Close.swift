// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.CutoverMethods {
    /// Closes a cut-over: completed keeps the new side, rolled_back the old one.
    public enum Close: APIMethod {
        /// The name on the wire.
        public static let name = "cutover.close"
        /// What it answers.
        public typealias Result = API.Cutover

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `id`.
            public var id: Int64
            /// `outcome`.
            public var outcome: API.CutoverMethods.Close.Params.Outcome

            /// Makes the value from its members.
            public init(id: Int64, outcome: API.CutoverMethods.Close.Params.Outcome) {
                self.id = id
                self.outcome = outcome
            }

            private enum CodingKeys: String, CodingKey {
                case id
                case outcome
            }

            /// The words of `outcome`; a newer daemon may know more.
            public struct Outcome: APIWord {
                /// The word as it travels.
                public let rawValue: String

                /// Takes a word.
                public init(rawValue: String) { self.rawValue = rawValue }

                /// `completed`.
                public static let completed = Self(rawValue: "completed")
                /// `rolled_back`.
                public static let rolledBack = Self(rawValue: "rolled_back")
                /// `cancelled`.
                public static let cancelled = Self(rawValue: "cancelled")
            }
        }
    }
}
