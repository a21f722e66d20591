// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.UserMethods {
    /// Adds a user; uid and account name must both match before the role is granted.
    public enum Create: APIMethod {
        /// The name on the wire.
        public static let name = "user.create"
        /// What it answers.
        public typealias Result = API.User

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `username`: an account name: printable ASCII without ':' and '/', not all digits.
            public var username: String
            /// `role`.
            public var role: API.User.Role
            /// `uid`.
            public var uid: Int64?
            /// `email`: an e-mail address such as name@example.org.
            public var email: String?
            /// `display_name`: text of 1 to 200 characters on one line.
            public var displayName: String?

            /// Makes the value from its members.
            public init(username: String, role: API.User.Role, uid: Int64? = nil, email: String? = nil, displayName: String? = nil) {
                self.username = username
                self.role = role
                self.uid = uid
                self.email = email
                self.displayName = displayName
            }

            private enum CodingKeys: String, CodingKey {
                case username
                case role
                case uid
                case email
                case displayName = "display_name"
            }
        }
    }
}
