// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `FindingChangeReport`.
    public struct FindingChangeReport: Codable, Sendable, Hashable {
        /// `action`.
        public var action: API.Event.Action
        /// `finding`.
        public var finding: API.Finding

        /// Makes the value from its members.
        public init(action: API.Event.Action, finding: API.Finding) {
            self.action = action
            self.finding = finding
        }

        private enum CodingKeys: String, CodingKey {
            case action
            case finding
        }
    }
}
