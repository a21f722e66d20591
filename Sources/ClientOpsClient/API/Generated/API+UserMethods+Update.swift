// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.UserMethods {
    /// Changes fields of a user; the last active admin with a uid keeps its role.
    public enum Update: APIMethod {
        /// The name on the wire.
        public static let name = "user.update"
        /// What it answers.
        public typealias Result = API.User

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `id`.
            public var id: Int64
            /// `username`: an account name: printable ASCII without ':' and '/', not all digits.
            public var username: String?
            /// `uid`.
            public var uid: API.Patch<Int64>
            /// `email`: an e-mail address such as name@example.org.
            public var email: API.Patch<String>
            /// `display_name`: text of 1 to 200 characters on one line.
            public var displayName: API.Patch<String>
            /// `role`.
            public var role: API.User.Role?

            /// Makes the value from its members.
            public init(id: Int64, username: String? = nil, uid: API.Patch<Int64> = .unchanged, email: API.Patch<String> = .unchanged, displayName: API.Patch<String> = .unchanged, role: API.User.Role? = nil) {
                self.id = id
                self.username = username
                self.uid = uid
                self.email = email
                self.displayName = displayName
                self.role = role
            }

            private enum CodingKeys: String, CodingKey {
                case id
                case username
                case uid
                case email
                case displayName = "display_name"
                case role
            }
        }
    }
}
