// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `ObservationMatch`.
    public struct ObservationMatch: Codable, Sendable, Hashable {
        /// `observation`.
        public var observation: API.Observation
        /// `instance_id`.
        public var instanceID: Int64?
        /// `matched`.
        public var matched: [API.MatchReason]

        /// Makes the value from its members.
        public init(observation: API.Observation, instanceID: Int64? = nil, matched: [API.MatchReason]) {
            self.observation = observation
            self.instanceID = instanceID
            self.matched = matched
        }

        private enum CodingKeys: String, CodingKey {
            case observation
            case instanceID = "instance_id"
            case matched
        }
    }
}
