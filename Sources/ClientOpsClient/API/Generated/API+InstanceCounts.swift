// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `InstanceCounts`.
    public struct InstanceCounts: Codable, Sendable, Hashable {
        /// `production`.
        public var production: API.ActiveCounts
        /// `staging`.
        public var staging: API.ActiveCounts
        /// `development`.
        public var development: API.ActiveCounts

        /// Makes the value from its members.
        public init(production: API.ActiveCounts, staging: API.ActiveCounts, development: API.ActiveCounts) {
            self.production = production
            self.staging = staging
            self.development = development
        }

        private enum CodingKeys: String, CodingKey {
            case production
            case staging
            case development
        }
    }
}
