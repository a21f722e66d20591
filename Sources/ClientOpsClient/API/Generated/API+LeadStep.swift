// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `LeadStep`.
    public struct LeadStep: Codable, Sendable, Hashable {
        /// `status`.
        public var status: API.Lead.Status
        /// `at`.
        public var at: String

        /// Makes the value from its members.
        public init(status: API.Lead.Status, at: String) {
            self.status = status
            self.at = at
        }

        private enum CodingKeys: String, CodingKey {
            case status
            case at
        }
    }
}
