// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `BackupHead`.
    public struct BackupHead: Codable, Sendable, Hashable {
        /// `epoch`.
        public var epoch: String
        /// `seq`.
        public var seq: Int64
        /// `hash`.
        public var hash: String

        /// Makes the value from its members.
        public init(epoch: String, seq: Int64, hash: String) {
            self.epoch = epoch
            self.seq = seq
            self.hash = hash
        }

        private enum CodingKeys: String, CodingKey {
            case epoch
            case seq
            case hash
        }
    }
}
