// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `SettingChange`.
    public struct SettingChange: Codable, Sendable, Hashable {
        /// `setting`.
        public var setting: String
        /// `from`.
        public var from: String
        /// `to`.
        public var to: String

        /// Makes the value from its members.
        public init(setting: String, from: String, to: String) {
            self.setting = setting
            self.from = from
            self.to = to
        }

        private enum CodingKeys: String, CodingKey {
            case setting
            case from
            case to
        }
    }
}
