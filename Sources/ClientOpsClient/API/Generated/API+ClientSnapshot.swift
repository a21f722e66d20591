// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `ClientSnapshot`.
    public struct ClientSnapshot: Codable, Sendable, Hashable {
        /// `name`.
        public var name: String
        /// `company`.
        public var company: String?
        /// `email`.
        public var email: String?

        /// Makes the value from its members.
        public init(name: String, company: String? = nil, email: String? = nil) {
            self.name = name
            self.company = company
            self.email = email
        }

        private enum CodingKeys: String, CodingKey {
            case name
            case company
            case email
        }
    }
}
