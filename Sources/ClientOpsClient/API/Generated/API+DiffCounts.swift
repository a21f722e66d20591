// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `DiffCounts`.
    public struct DiffCounts: Codable, Sendable, Hashable {
        /// `opened`.
        public var opened: Int64
        /// `changed`.
        public var changed: Int64
        /// `resolved`.
        public var resolved: Int64
        /// `reopened`.
        public var reopened: Int64

        /// Makes the value from its members.
        public init(opened: Int64, changed: Int64, resolved: Int64, reopened: Int64) {
            self.opened = opened
            self.changed = changed
            self.resolved = resolved
            self.reopened = reopened
        }

        private enum CodingKeys: String, CodingKey {
            case opened
            case changed
            case resolved
            case reopened
        }
    }
}
