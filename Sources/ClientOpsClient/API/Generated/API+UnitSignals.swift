// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `UnitSignals`.
    public struct UnitSignals: Codable, Sendable, Hashable {
        /// `unit`: text of 1 to 1000 characters on one line.
        public var unit: String
        /// `running`.
        public var running: Bool
        /// `config_path`: text of 1 to 1000 characters on one line.
        public var configPath: String?
        /// `user`: text of 1 to 200 characters on one line.
        public var user: String?
        /// `started_at`.
        public var startedAt: String?
        /// `network_namespace`: text of 1 to 200 characters on one line.
        public var networkNamespace: String?
        /// `listeners`.
        public var listeners: [API.Listener]?
        /// `unknown`.
        public var unknown: [API.UnknownSignal]?

        /// Makes the value from its members.
        public init(unit: String, running: Bool, configPath: String? = nil, user: String? = nil, startedAt: String? = nil, networkNamespace: String? = nil, listeners: [API.Listener]? = nil, unknown: [API.UnknownSignal]? = nil) {
            self.unit = unit
            self.running = running
            self.configPath = configPath
            self.user = user
            self.startedAt = startedAt
            self.networkNamespace = networkNamespace
            self.listeners = listeners
            self.unknown = unknown
        }

        private enum CodingKeys: String, CodingKey {
            case unit
            case running
            case configPath = "config_path"
            case user
            case startedAt = "started_at"
            case networkNamespace = "network_namespace"
            case listeners
            case unknown
        }
    }
}
