// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.LeadMethods {
    /// Lists clients with the lead's e-mail address, company or e-mail domain.
    public enum Candidates: APIMethod {
        /// The name on the wire.
        public static let name = "lead.candidates"

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `id`.
            public var id: Int64

            /// Makes the value from its members.
            public init(id: Int64) {
                self.id = id
            }

            private enum CodingKeys: String, CodingKey {
                case id
            }
        }

        /// What it answers.
        public struct Result: Codable, Sendable, Hashable {
            /// `items`.
            public var items: [API.Candidate]

            /// Makes the value from its members.
            public init(items: [API.Candidate]) {
                self.items = items
            }

            private enum CodingKeys: String, CodingKey {
                case items
            }
        }
    }
}
