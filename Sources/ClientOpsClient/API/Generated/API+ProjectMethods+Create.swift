// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.ProjectMethods {
    /// Adds a project to a client.
    public enum Create: APIMethod {
        /// The name on the wire.
        public static let name = "project.create"
        /// What it answers.
        public typealias Result = API.Project

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `client_id`.
            public var clientID: Int64
            /// `name`: text of 1 to 200 characters on one line.
            public var name: String
            /// `stage`.
            public var stage: API.Project.Stage?
            /// `notes`: text of 1 to 10000 characters.
            public var notes: String?

            /// Makes the value from its members.
            public init(clientID: Int64, name: String, stage: API.Project.Stage? = nil, notes: String? = nil) {
                self.clientID = clientID
                self.name = name
                self.stage = stage
                self.notes = notes
            }

            private enum CodingKeys: String, CodingKey {
                case clientID = "client_id"
                case name
                case stage
                case notes
            }
        }
    }
}
