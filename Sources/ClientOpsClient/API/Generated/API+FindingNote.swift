// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `FindingNote`.
    public struct FindingNote: Codable, Sendable, Hashable {
        /// `at`.
        public var at: String
        /// `by`.
        public var by: String
        /// `reason`.
        public var reason: String?

        /// Makes the value from its members.
        public init(at: String, by: String, reason: String? = nil) {
            self.at = at
            self.by = by
            self.reason = reason
        }

        private enum CodingKeys: String, CodingKey {
            case at
            case by
            case reason
        }
    }
}
