// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `Listener`.
    public struct Listener: Codable, Sendable, Hashable {
        /// `address`: text of 1 to 200 characters on one line.
        public var address: String
        /// `port`.
        public var port: Int64

        /// Makes the value from its members.
        public init(address: String, port: Int64) {
            self.address = address
            self.port = port
        }

        private enum CodingKeys: String, CodingKey {
            case address
            case port
        }
    }
}
