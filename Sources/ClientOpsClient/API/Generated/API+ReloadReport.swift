// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `ReloadReport`.
    public struct ReloadReport: Codable, Sendable, Hashable {
        /// `changed`.
        public var changed: [API.SettingChange]
        /// `needs_restart`.
        public var needsRestart: [API.SettingChange]

        /// Makes the value from its members.
        public init(changed: [API.SettingChange], needsRestart: [API.SettingChange]) {
            self.changed = changed
            self.needsRestart = needsRestart
        }

        private enum CodingKeys: String, CodingKey {
            case changed
            case needsRestart = "needs_restart"
        }
    }
}
