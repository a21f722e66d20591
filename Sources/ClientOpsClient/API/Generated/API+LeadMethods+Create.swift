// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.LeadMethods {
    /// Adds a lead, which begins as new.
    public enum Create: APIMethod {
        /// The name on the wire.
        public static let name = "lead.create"
        /// What it answers.
        public typealias Result = API.Lead

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `name`: text of 2 to 200 characters on one line.
            public var name: String
            /// `email`: an e-mail address such as name@example.org.
            public var email: String?
            /// `company`: text of 1 to 200 characters on one line.
            public var company: String?
            /// `source`: text of 1 to 200 characters on one line.
            public var source: String?
            /// `notes`: text of 1 to 10000 characters.
            public var notes: String?

            /// Makes the value from its members.
            public init(name: String, email: String? = nil, company: String? = nil, source: String? = nil, notes: String? = nil) {
                self.name = name
                self.email = email
                self.company = company
                self.source = source
                self.notes = notes
            }

            private enum CodingKeys: String, CodingKey {
                case name
                case email
                case company
                case source
                case notes
            }
        }
    }
}
