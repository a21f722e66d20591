// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.ProjectMethods {
    /// Changes fields of a project; absent leaves a field, null clears it.
    public enum Update: APIMethod {
        /// The name on the wire.
        public static let name = "project.update"
        /// What it answers.
        public typealias Result = API.Project

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `id`.
            public var id: Int64
            /// `name`: text of 1 to 200 characters on one line.
            public var name: String?
            /// `stage`.
            public var stage: API.Project.Stage?
            /// `notes`: text of 1 to 10000 characters.
            public var notes: API.Patch<String>

            /// Makes the value from its members.
            public init(id: Int64, name: String? = nil, stage: API.Project.Stage? = nil, notes: API.Patch<String> = .unchanged) {
                self.id = id
                self.name = name
                self.stage = stage
                self.notes = notes
            }

            private enum CodingKeys: String, CodingKey {
                case id
                case name
                case stage
                case notes
            }
        }
    }
}
