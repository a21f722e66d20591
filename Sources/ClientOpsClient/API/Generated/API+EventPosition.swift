// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `EventPosition`.
    public struct EventPosition: Codable, Sendable, Hashable {
        /// `epoch`.
        public var epoch: String
        /// `seq`.
        public var seq: Int64

        /// Makes the value from its members.
        public init(epoch: String, seq: Int64) {
            self.epoch = epoch
            self.seq = seq
        }

        private enum CodingKeys: String, CodingKey {
            case epoch
            case seq
        }
    }
}
