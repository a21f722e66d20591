// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon takes as `ImportedUser`.
    public struct ImportedUser: Codable, Sendable, Hashable {
        /// `source_id`.
        public var sourceID: Int64
        /// `login`.
        public var login: String
        /// `email`.
        public var email: String?
        /// `role`.
        public var role: API.User.Role

        /// Makes the value from its members.
        public init(sourceID: Int64, login: String, email: String? = nil, role: API.User.Role) {
            self.sourceID = sourceID
            self.login = login
            self.email = email
            self.role = role
        }

        private enum CodingKeys: String, CodingKey {
            case sourceID = "source_id"
            case login
            case email
            case role
        }
    }
}
