// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `FindingStanding`.
    public struct FindingStanding: Codable, Sendable, Hashable {
        /// `state`.
        public var state: API.Finding.State
        /// `severity`.
        public var severity: API.Finding.Severity

        /// Makes the value from its members.
        public init(state: API.Finding.State, severity: API.Finding.Severity) {
            self.state = state
            self.severity = severity
        }

        private enum CodingKeys: String, CodingKey {
            case state
            case severity
        }
    }
}
