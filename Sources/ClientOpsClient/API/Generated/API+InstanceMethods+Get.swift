// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.InstanceMethods {
    /// Reads one instance.
    public enum Get: APIMethod {
        /// The name on the wire.
        public static let name = "instance.get"
        /// What it answers.
        public typealias Result = API.Instance

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `id`.
            public var id: Int64
            /// `include_archived`.
            public var includeArchived: Bool?

            /// Makes the value from its members.
            public init(id: Int64, includeArchived: Bool? = nil) {
                self.id = id
                self.includeArchived = includeArchived
            }

            private enum CodingKeys: String, CodingKey {
                case id
                case includeArchived = "include_archived"
            }
        }
    }
}
