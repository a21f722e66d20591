// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `ObservedSubject`.
    public struct ObservedSubject: Codable, Sendable, Hashable {
        /// `unit`.
        public var unit: API.UnitSignals?
        /// `config`.
        public var config: API.ConfigSignals?
        /// `endpoint`.
        public var endpoint: API.EndpointSignals?
        /// `database`.
        public var database: API.DatabaseSignals?

        /// Makes the value from its members.
        public init(unit: API.UnitSignals? = nil, config: API.ConfigSignals? = nil, endpoint: API.EndpointSignals? = nil, database: API.DatabaseSignals? = nil) {
            self.unit = unit
            self.config = config
            self.endpoint = endpoint
            self.database = database
        }

        private enum CodingKeys: String, CodingKey {
            case unit
            case config
            case endpoint
            case database
        }
    }
}
