// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `StoreStatus`.
    public struct StoreStatus: Codable, Sendable, Hashable {
        /// `epoch`.
        public var epoch: String
        /// `seq`.
        public var seq: Int64
        /// `schema`.
        public var schema: Int64
        /// `bytes`.
        public var bytes: Int64
        /// `wal_bytes`.
        public var walBytes: Int64

        /// Makes the value from its members.
        public init(epoch: String, seq: Int64, schema: Int64, bytes: Int64, walBytes: Int64) {
            self.epoch = epoch
            self.seq = seq
            self.schema = schema
            self.bytes = bytes
            self.walBytes = walBytes
        }

        private enum CodingKeys: String, CodingKey {
            case epoch
            case seq
            case schema
            case bytes
            case walBytes = "wal_bytes"
        }
    }
}
