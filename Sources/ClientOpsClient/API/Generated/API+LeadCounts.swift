// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `LeadCounts`.
    public struct LeadCounts: Codable, Sendable, Hashable {
        /// `new`.
        public var new: Int64
        /// `contacted`.
        public var contacted: Int64
        /// `qualified`.
        public var qualified: Int64
        /// `lost`.
        public var lost: Int64

        /// Makes the value from its members.
        public init(new: Int64, contacted: Int64, qualified: Int64, lost: Int64) {
            self.new = new
            self.contacted = contacted
            self.qualified = qualified
            self.lost = lost
        }

        private enum CodingKeys: String, CodingKey {
            case new
            case contacted
            case qualified
            case lost
        }
    }
}
