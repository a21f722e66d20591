// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.FindingMethods {
    /// Takes an open finding in hand until its evidence grows; critical ones: admins only.
    public enum Acknowledge: APIMethod {
        /// The name on the wire.
        public static let name = "finding.acknowledge"
        /// What it answers.
        public typealias Result = API.Finding

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `id`.
            public var id: Int64

            /// Makes the value from its members.
            public init(id: Int64) {
                self.id = id
            }

            private enum CodingKeys: String, CodingKey {
                case id
            }
        }
    }
}
