// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.ProjectMethods {
    /// Takes a user off a project.
    public enum Unassign: APIMethod {
        /// The name on the wire.
        public static let name = "project.unassign"
        /// What it answers.
        public typealias Result = API.Assignment

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `project_id`.
            public var projectID: Int64
            /// `user_id`.
            public var userID: Int64

            /// Makes the value from its members.
            public init(projectID: Int64, userID: Int64) {
                self.projectID = projectID
                self.userID = userID
            }

            private enum CodingKeys: String, CodingKey {
                case projectID = "project_id"
                case userID = "user_id"
            }
        }
    }
}
