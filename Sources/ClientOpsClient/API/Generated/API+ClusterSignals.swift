// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `ClusterSignals`.
    public struct ClusterSignals: Codable, Sendable, Hashable {
        /// `system_identifier`: text of 1 to 200 characters on one line.
        public var systemIdentifier: String?
        /// `started_at`.
        public var startedAt: String?
        /// `in_recovery`.
        public var inRecovery: Bool?
        /// `endpoint`: text of 1 to 1000 characters on one line.
        public var endpoint: String

        /// Makes the value from its members.
        public init(systemIdentifier: String? = nil, startedAt: String? = nil, inRecovery: Bool? = nil, endpoint: String) {
            self.systemIdentifier = systemIdentifier
            self.startedAt = startedAt
            self.inRecovery = inRecovery
            self.endpoint = endpoint
        }

        private enum CodingKeys: String, CodingKey {
            case systemIdentifier = "system_identifier"
            case startedAt = "started_at"
            case inRecovery = "in_recovery"
            case endpoint
        }
    }
}
