// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.LeadMethods {
    /// Changes fields of a lead; absent leaves a field, null clears it.
    public enum Update: APIMethod {
        /// The name on the wire.
        public static let name = "lead.update"
        /// What it answers.
        public typealias Result = API.Lead

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `id`.
            public var id: Int64
            /// `name`: text of 2 to 200 characters on one line.
            public var name: String?
            /// `email`: an e-mail address such as name@example.org.
            public var email: API.Patch<String>
            /// `company`: text of 1 to 200 characters on one line.
            public var company: API.Patch<String>
            /// `source`: text of 1 to 200 characters on one line.
            public var source: API.Patch<String>
            /// `notes`: text of 1 to 10000 characters.
            public var notes: API.Patch<String>

            /// Makes the value from its members.
            public init(id: Int64, name: String? = nil, email: API.Patch<String> = .unchanged, company: API.Patch<String> = .unchanged, source: API.Patch<String> = .unchanged, notes: API.Patch<String> = .unchanged) {
                self.id = id
                self.name = name
                self.email = email
                self.company = company
                self.source = source
                self.notes = notes
            }

            private enum CodingKeys: String, CodingKey {
                case id
                case name
                case email
                case company
                case source
                case notes
            }
        }
    }
}
