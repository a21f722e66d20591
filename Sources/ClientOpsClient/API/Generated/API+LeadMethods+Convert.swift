// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.LeadMethods {
    /// Makes a client of a lead, or links it to a client; the same call again answers the same.
    public enum Convert: APIMethod {
        /// The name on the wire.
        public static let name = "lead.convert"
        /// What it answers.
        public typealias Result = API.Lead

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `id`.
            public var id: Int64
            /// `client_id`.
            public var clientID: Int64?

            /// Makes the value from its members.
            public init(id: Int64, clientID: Int64? = nil) {
                self.id = id
                self.clientID = clientID
            }

            private enum CodingKeys: String, CodingKey {
                case id
                case clientID = "client_id"
            }
        }
    }
}
