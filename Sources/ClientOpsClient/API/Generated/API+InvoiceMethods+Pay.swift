// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.InvoiceMethods {
    /// Records a payment of a sent invoice, of all that is open unless an amount is given.
    public enum Pay: APIMethod {
        /// The name on the wire.
        public static let name = "invoice.pay"
        /// What it answers.
        public typealias Result = API.Invoice

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `id`.
            public var id: Int64
            /// `amount`.
            public var amount: Int64?
            /// `paid_on`: a date such as 2026-01-31.
            public var paidOn: String?
            /// `method`: text of 1 to 200 characters on one line.
            public var method: String?
            /// `reference`: text of 1 to 200 characters on one line.
            public var reference: String?

            /// Makes the value from its members.
            public init(id: Int64, amount: Int64? = nil, paidOn: String? = nil, method: String? = nil, reference: String? = nil) {
                self.id = id
                self.amount = amount
                self.paidOn = paidOn
                self.method = method
                self.reference = reference
            }

            private enum CodingKeys: String, CodingKey {
                case id
                case amount
                case paidOn = "paid_on"
                case method
                case reference
            }
        }
    }
}
