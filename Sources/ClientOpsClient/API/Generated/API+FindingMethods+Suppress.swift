// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.FindingMethods {
    /// Keeps a finding quiet with a reason, at most 90 days; critical ones at most 14 days and by admins only.
    public enum Suppress: APIMethod {
        /// The name on the wire.
        public static let name = "finding.suppress"
        /// What it answers.
        public typealias Result = API.Finding

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
