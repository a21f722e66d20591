// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `InstanceMatch`.
    public struct InstanceMatch: Codable, Sendable, Hashable {
        /// `instance`.
        public var instance: API.Instance
        /// `project`.
        public var project: String
        /// `client_id`.
        public var clientID: Int64
        /// `client`.
        public var client: String
        /// `matched`.
        public var matched: [API.MatchReason]

        /// Makes the value from its members.
        public init(instance: API.Instance, project: String, clientID: Int64, client: String, matched: [API.MatchReason]) {
            self.instance = instance
            self.project = project
            self.clientID = clientID
            self.client = client
            self.matched = matched
        }

        private enum CodingKeys: String, CodingKey {
            case instance
            case project
            case clientID = "client_id"
            case client
            case matched
        }
    }
}
