// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `Pong`.
    public struct Pong: Codable, Sendable, Hashable {
        /// `now`.
        public var now: String
        /// `version`.
        public var version: String

        /// Makes the value from its members.
        public init(now: String, version: String) {
            self.now = now
            self.version = version
        }

        private enum CodingKeys: String, CodingKey {
            case now
            case version
        }
    }
}
