// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `EventLag`.
    public struct EventLag: Codable, Sendable, Hashable {
        /// `from_seq`.
        public var fromSeq: Int64

        /// Makes the value from its members.
        public init(fromSeq: Int64) {
            self.fromSeq = fromSeq
        }

        private enum CodingKeys: String, CodingKey {
            case fromSeq = "from_seq"
        }
    }
}
