// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `Payment`.
    public struct Payment: Codable, Sendable, Hashable {
        /// `id`.
        public var id: Int64
        /// `amount`.
        public var amount: Int64
        /// `paid_on`: a date such as 2026-01-31.
        public var paidOn: String?
        /// `method`.
        public var method: String?
        /// `reference`.
        public var reference: String?
        /// `reason`.
        public var reason: String?
        /// `reverses`.
        public var reverses: Int64?

        /// Makes the value from its members.
        public init(id: Int64, amount: Int64, paidOn: String? = nil, method: String? = nil, reference: String? = nil, reason: String? = nil, reverses: Int64? = nil) {
            self.id = id
            self.amount = amount
            self.paidOn = paidOn
            self.method = method
            self.reference = reference
            self.reason = reason
            self.reverses = reverses
        }

        private enum CodingKeys: String, CodingKey {
            case id
            case amount
            case paidOn = "paid_on"
            case method
            case reference
            case reason
            case reverses
        }
    }
}
