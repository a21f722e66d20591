// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.FindingMethods {
    /// Resolves a finding with a reason, if it was clear at last or its evidence is retired; critical: admins only.
    public enum Resolve: APIMethod {
        /// The name on the wire.
        public static let name = "finding.resolve"
        /// What it answers.
        public typealias Result = API.Finding

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `id`.
            public var id: Int64
            /// `distinct`.
            public var distinct: Bool?

            /// Makes the value from its members.
            public init(id: Int64, distinct: Bool? = nil) {
                self.id = id
                self.distinct = distinct
            }

            private enum CodingKeys: String, CodingKey {
                case id
                case distinct
            }
        }
    }
}
