// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `ActiveCounts`.
    public struct ActiveCounts: Codable, Sendable, Hashable {
        /// `active`.
        public var active: Int64
        /// `inactive`.
        public var inactive: Int64

        /// Makes the value from its members.
        public init(active: Int64, inactive: Int64) {
            self.active = active
            self.inactive = inactive
        }

        private enum CodingKeys: String, CodingKey {
            case active
            case inactive
        }
    }
}
