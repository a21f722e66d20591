// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `Candidate`.
    public struct Candidate: Codable, Sendable, Hashable {
        /// `client`.
        public var client: API.Client
        /// `matches`.
        public var matches: [API.Candidate.Matches]

        /// Makes the value from its members.
        public init(client: API.Client, matches: [API.Candidate.Matches]) {
            self.client = client
            self.matches = matches
        }

        private enum CodingKeys: String, CodingKey {
            case client
            case matches
        }

        /// The words of `matches`; a newer daemon may know more.
        public struct Matches: APIWord {
            /// The word as it travels.
            public let rawValue: String

            /// Takes a word.
            public init(rawValue: String) { self.rawValue = rawValue }

            /// `email`.
            public static let email = Self(rawValue: "email")
            /// `company`.
            public static let company = Self(rawValue: "company")
            /// `email_domain`.
            public static let emailDomain = Self(rawValue: "email_domain")
        }
    }
}
