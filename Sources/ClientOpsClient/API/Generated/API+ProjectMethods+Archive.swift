// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.ProjectMethods {
    /// Archives a project with its instances in one operation.
    public enum Archive: APIMethod {
        /// The name on the wire.
        public static let name = "project.archive"

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `id`.
            public var id: Int64
            /// `force_instances`.
            public var forceInstances: Bool?

            /// Makes the value from its members.
            public init(id: Int64, forceInstances: Bool? = nil) {
                self.id = id
                self.forceInstances = forceInstances
            }

            private enum CodingKeys: String, CodingKey {
                case id
                case forceInstances = "force_instances"
            }
        }

        /// What it answers.
        public struct Result: Codable, Sendable, Hashable {
            /// `item`.
            public var item: API.Project
            /// `counts`.
            public var counts: API.CascadeCounts

            /// Makes the value from its members.
            public init(item: API.Project, counts: API.CascadeCounts) {
                self.item = item
                self.counts = counts
            }

            private enum CodingKeys: String, CodingKey {
                case item
                case counts
            }
        }
    }
}
