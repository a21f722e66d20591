// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.ProjectMethods {
    /// Moves a project with its instances to another client.
    public enum Move: APIMethod {
        /// The name on the wire.
        public static let name = "project.move"
        /// What it answers.
        public typealias Result = API.Project

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `id`.
            public var id: Int64
            /// `client_id`.
            public var clientID: Int64

            /// Makes the value from its members.
            public init(id: Int64, clientID: Int64) {
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
