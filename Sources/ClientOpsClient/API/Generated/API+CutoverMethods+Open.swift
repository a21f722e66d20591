// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.CutoverMethods {
    /// Announces when a second production of a project may be active beside the first.
    public enum Open: APIMethod {
        /// The name on the wire.
        public static let name = "cutover.open"
        /// What it answers.
        public typealias Result = API.Cutover

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `project_id`.
            public var projectID: Int64
            /// `from_instance`.
            public var fromInstance: Int64
            /// `to_instance`.
            public var toInstance: Int64
            /// `starts_at`.
            public var startsAt: String
            /// `ends_at`.
            public var endsAt: String

            /// Makes the value from its members.
            public init(projectID: Int64, fromInstance: Int64, toInstance: Int64, startsAt: String, endsAt: String) {
                self.projectID = projectID
                self.fromInstance = fromInstance
                self.toInstance = toInstance
                self.startsAt = startsAt
                self.endsAt = endsAt
            }

            private enum CodingKeys: String, CodingKey {
                case projectID = "project_id"
                case fromInstance = "from_instance"
                case toInstance = "to_instance"
                case startsAt = "starts_at"
                case endsAt = "ends_at"
            }
        }
    }
}
