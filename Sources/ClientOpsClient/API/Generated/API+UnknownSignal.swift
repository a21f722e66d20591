// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `UnknownSignal`.
    public struct UnknownSignal: Codable, Sendable, Hashable {
        /// `signal`: text of 1 to 200 characters on one line.
        public var signal: String
        /// `reason`: text of 1 to 1000 characters on one line.
        public var reason: String

        /// Makes the value from its members.
        public init(signal: String, reason: String) {
            self.signal = signal
            self.reason = reason
        }

        private enum CodingKeys: String, CodingKey {
            case signal
            case reason
        }
    }
}
