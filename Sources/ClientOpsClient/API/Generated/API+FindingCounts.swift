// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `FindingCounts`.
    public struct FindingCounts: Codable, Sendable, Hashable {
        /// `critical`.
        public var critical: Int64
        /// `high`.
        public var high: Int64
        /// `medium`.
        public var medium: Int64
        /// `low`.
        public var low: Int64
        /// `info`.
        public var info: Int64

        /// Makes the value from its members.
        public init(critical: Int64, high: Int64, medium: Int64, low: Int64, info: Int64) {
            self.critical = critical
            self.high = high
            self.medium = medium
            self.low = low
            self.info = info
        }

        private enum CodingKeys: String, CodingKey {
            case critical
            case high
            case medium
            case low
            case info
        }
    }
}
