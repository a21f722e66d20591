// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `WatchedBy`.
    public struct WatchedBy: Codable, Sendable, Hashable {
        /// `sources`.
        public var sources: [String]
        /// `reason`: text of 1 to 1000 characters.
        public var reason: String?

        /// Makes the value from its members.
        public init(sources: [String], reason: String? = nil) {
            self.sources = sources
            self.reason = reason
        }

        private enum CodingKeys: String, CodingKey {
            case sources
            case reason
        }
    }
}
