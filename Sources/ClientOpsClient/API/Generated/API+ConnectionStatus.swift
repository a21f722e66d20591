// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `ConnectionStatus`.
    public struct ConnectionStatus: Codable, Sendable, Hashable {
        /// `current`.
        public var current: Int64
        /// `accepted`.
        public var accepted: Int64
        /// `refused`.
        public var refused: Int64

        /// Makes the value from its members.
        public init(current: Int64, accepted: Int64, refused: Int64) {
            self.current = current
            self.accepted = accepted
            self.refused = refused
        }

        private enum CodingKeys: String, CodingKey {
            case current
            case accepted
            case refused
        }
    }
}
