// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.ExpectationMethods {
    /// Ends an announced test early.
    public enum End: APIMethod {
        /// The name on the wire.
        public static let name = "expectation.end"
        /// What it answers.
        public typealias Result = API.Expectation

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
