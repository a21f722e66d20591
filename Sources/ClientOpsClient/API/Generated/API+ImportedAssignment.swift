// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon takes as `ImportedAssignment`.
    public struct ImportedAssignment: Codable, Sendable, Hashable {
        /// `project_source_id`.
        public var projectSourceID: Int64
        /// `user_source_id`.
        public var userSourceID: Int64

        /// Makes the value from its members.
        public init(projectSourceID: Int64, userSourceID: Int64) {
            self.projectSourceID = projectSourceID
            self.userSourceID = userSourceID
        }

        private enum CodingKeys: String, CodingKey {
            case projectSourceID = "project_source_id"
            case userSourceID = "user_source_id"
        }
    }
}
