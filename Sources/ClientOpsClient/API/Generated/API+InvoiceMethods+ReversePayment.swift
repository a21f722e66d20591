// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.InvoiceMethods {
    /// Reverses a payment, which opens a paid invoice again; needs a reason.
    public enum ReversePayment: APIMethod {
        /// The name on the wire.
        public static let name = "invoice.reverse_payment"
        /// What it answers.
        public typealias Result = API.Invoice

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `id`.
            public var id: Int64
            /// `payment_id`.
            public var paymentID: Int64
            /// `paid_on`: a date such as 2026-01-31.
            public var paidOn: String?

            /// Makes the value from its members.
            public init(id: Int64, paymentID: Int64, paidOn: String? = nil) {
                self.id = id
                self.paymentID = paymentID
                self.paidOn = paidOn
            }

            private enum CodingKeys: String, CodingKey {
                case id
                case paymentID = "payment_id"
                case paidOn = "paid_on"
            }
        }
    }
}
