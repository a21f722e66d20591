// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.ClientMethods {
    /// Changes fields of a client; absent leaves a field, null clears it.
    public enum Update: APIMethod {
        /// The name on the wire.
        public static let name = "client.update"
        /// What it answers.
        public typealias Result = API.Client

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `id`.
            public var id: Int64
            /// `name`: text of 2 to 200 characters on one line.
            public var name: String?
            /// `company`: text of 1 to 200 characters on one line.
            public var company: API.Patch<String>
            /// `email`: an e-mail address such as name@example.org.
            public var email: API.Patch<String>
            /// `phone`: text of 1 to 50 characters on one line.
            public var phone: API.Patch<String>
            /// `notes`: text of 1 to 10000 characters.
            public var notes: API.Patch<String>

            /// Makes the value from its members.
            public init(id: Int64, name: String? = nil, company: API.Patch<String> = .unchanged, email: API.Patch<String> = .unchanged, phone: API.Patch<String> = .unchanged, notes: API.Patch<String> = .unchanged) {
                self.id = id
                self.name = name
                self.company = company
                self.email = email
                self.phone = phone
                self.notes = notes
            }

            private enum CodingKeys: String, CodingKey {
                case id
                case name
                case company
                case email
                case phone
                case notes
            }
        }
    }
}
