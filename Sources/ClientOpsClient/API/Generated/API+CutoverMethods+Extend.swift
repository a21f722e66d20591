// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.CutoverMethods {
    /// Moves the end of a cut-over that is not over, to at most 14 days after its start.
    public enum Extend: APIMethod {
        /// The name on the wire.
        public static let name = "cutover.extend"
        /// What it answers.
        public typealias Result = API.Cutover

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `id`.
            public var id: Int64
            /// `ends_at`.
            public var endsAt: String

            /// Makes the value from its members.
            public init(id: Int64, endsAt: String) {
                self.id = id
                self.endsAt = endsAt
            }

            private enum CodingKeys: String, CodingKey {
                case id
                case endsAt = "ends_at"
            }
        }
    }
}
