// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.ClientMethods {
    /// Adds a client.
    public enum Create: APIMethod {
        /// The name on the wire.
        public static let name = "client.create"
        /// What it answers.
        public typealias Result = API.Client

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `name`: text of 2 to 200 characters on one line.
            public var name: String
            /// `company`: text of 1 to 200 characters on one line.
            public var company: String?
            /// `email`: an e-mail address such as name@example.org.
            public var email: String?
            /// `phone`: text of 1 to 50 characters on one line.
            public var phone: String?
            /// `notes`: text of 1 to 10000 characters.
            public var notes: String?

            /// Makes the value from its members.
            public init(name: String, company: String? = nil, email: String? = nil, phone: String? = nil, notes: String? = nil) {
                self.name = name
                self.company = company
                self.email = email
                self.phone = phone
                self.notes = notes
            }

            private enum CodingKeys: String, CodingKey {
                case name
                case company
                case email
                case phone
                case notes
            }
        }
    }
}
