// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.SourceMethods {
    /// Retires a source for good, which withdraws its evidence; needs a reason.
    public enum Retire: APIMethod {
        /// The name on the wire.
        public static let name = "source.retire"
        /// What it answers.
        public typealias Result = API.Source

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
