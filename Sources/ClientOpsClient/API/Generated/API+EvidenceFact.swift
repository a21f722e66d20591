// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `EvidenceFact`.
    public struct EvidenceFact: Codable, Sendable, Hashable {
        /// `name`.
        public var name: String
        /// `value`.
        public var value: String

        /// Makes the value from its members.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }

        private enum CodingKeys: String, CodingKey {
            case name
            case value
        }
    }
}
