// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `MatchReason`.
    public struct MatchReason: Codable, Sendable, Hashable {
        /// `field`.
        public var field: String
        /// `value`.
        public var value: String
        /// `exact`.
        public var exact: Bool

        /// Makes the value from its members.
        public init(field: String, value: String, exact: Bool) {
            self.field = field
            self.value = value
            self.exact = exact
        }

        private enum CodingKeys: String, CodingKey {
            case field
            case value
            case exact
        }
    }
}
