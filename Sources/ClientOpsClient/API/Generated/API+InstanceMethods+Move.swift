// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.InstanceMethods {
    /// Moves an instance to another project; a second active production is refused there.
    public enum Move: APIMethod {
        /// The name on the wire.
        public static let name = "instance.move"
        /// What it answers.
        public typealias Result = API.Instance

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `id`.
            public var id: Int64
            /// `project_id`.
            public var projectID: Int64

            /// Makes the value from its members.
            public init(id: Int64, projectID: Int64) {
                self.id = id
                self.projectID = projectID
            }

            private enum CodingKeys: String, CodingKey {
                case id
                case projectID = "project_id"
            }
        }
    }
}
