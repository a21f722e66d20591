// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `ChainPosition`.
    public struct ChainPosition: Codable, Sendable, Hashable {
        /// `seq`.
        public var seq: Int64
        /// `hash`.
        public var hash: String

        /// Makes the value from its members.
        public init(seq: Int64, hash: String) {
            self.seq = seq
            self.hash = hash
        }

        private enum CodingKeys: String, CodingKey {
            case seq
            case hash
        }
    }
}
