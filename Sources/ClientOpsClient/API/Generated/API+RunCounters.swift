// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `RunCounters`.
    public struct RunCounters: Codable, Sendable, Hashable {
        /// `new`.
        public var new: Int64
        /// `still`.
        public var still: Int64
        /// `changed`.
        public var changed: Int64
        /// `resolved`.
        public var resolved: Int64
        /// `reopened`.
        public var reopened: Int64
        /// `unknown`.
        public var unknown: Int64
        /// `suppressed`.
        public var suppressed: Int64

        /// Makes the value from its members.
        public init(new: Int64, still: Int64, changed: Int64, resolved: Int64, reopened: Int64, unknown: Int64, suppressed: Int64) {
            self.new = new
            self.still = still
            self.changed = changed
            self.resolved = resolved
            self.reopened = reopened
            self.unknown = unknown
            self.suppressed = suppressed
        }

        private enum CodingKeys: String, CodingKey {
            case new
            case still
            case changed
            case resolved
            case reopened
            case unknown
            case suppressed
        }
    }
}
