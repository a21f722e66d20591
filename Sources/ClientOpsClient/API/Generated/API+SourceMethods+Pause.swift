// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.SourceMethods {
    /// Expects no reports of a source for at most 30 days; needs a reason.
    public enum Pause: APIMethod {
        /// The name on the wire.
        public static let name = "source.pause"
        /// What it answers.
        public typealias Result = API.Source

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `id`.
            public var id: Int64
            /// `until`.
            public var until: String

            /// Makes the value from its members.
            public init(id: Int64, until: String) {
                self.id = id
                self.until = until
            }

            private enum CodingKeys: String, CodingKey {
                case id
                case until
            }
        }
    }
}
