// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `CurrencyAmount`.
    public struct CurrencyAmount: Codable, Sendable, Hashable {
        /// `currency`.
        public var currency: String
        /// `amount`.
        public var amount: Int64

        /// Makes the value from its members.
        public init(currency: String, amount: Int64) {
            self.currency = currency
            self.amount = amount
        }

        private enum CodingKeys: String, CodingKey {
            case currency
            case amount
        }
    }
}
