// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `FindingSuppression`.
    public struct FindingSuppression: Codable, Sendable, Hashable {
        /// `at`.
        public var at: String
        /// `by`.
        public var by: String
        /// `until`.
        public var until: String
        /// `reason`.
        public var reason: String

        /// Makes the value from its members.
        public init(at: String, by: String, until: String, reason: String) {
            self.at = at
            self.by = by
            self.until = until
            self.reason = reason
        }

        private enum CodingKeys: String, CodingKey {
            case at
            case by
            case until
            case reason
        }
    }
}
