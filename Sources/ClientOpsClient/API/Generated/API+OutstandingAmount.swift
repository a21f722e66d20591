// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `OutstandingAmount`.
    public struct OutstandingAmount: Codable, Sendable, Hashable {
        /// `currency`.
        public var currency: String
        /// `amount`.
        public var amount: Int64
        /// `overdue`.
        public var overdue: Int64

        /// Makes the value from its members.
        public init(currency: String, amount: Int64, overdue: Int64) {
            self.currency = currency
            self.amount = amount
            self.overdue = overdue
        }

        private enum CodingKeys: String, CodingKey {
            case currency
            case amount
            case overdue
        }
    }
}
