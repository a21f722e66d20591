// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.InvoiceMethods {
    /// Adds a draft for a client; amounts are integers of the currency's minor unit.
    public enum Create: APIMethod {
        /// The name on the wire.
        public static let name = "invoice.create"
        /// What it answers.
        public typealias Result = API.Invoice

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `client_id`.
            public var clientID: Int64
            /// `title`: text of 2 to 200 characters on one line.
            public var title: String
            /// `currency`: an ISO 4217 currency code such as EUR.
            public var currency: String
            /// `amount`.
            public var amount: Int64
            /// `issued_on`: a date such as 2026-01-31.
            public var issuedOn: String?
            /// `due_on`: a date such as 2026-01-31.
            public var dueOn: String?
            /// `notes`: text of 1 to 10000 characters.
            public var notes: String?

            /// Makes the value from its members.
            public init(clientID: Int64, title: String, currency: String, amount: Int64, issuedOn: String? = nil, dueOn: String? = nil, notes: String? = nil) {
                self.clientID = clientID
                self.title = title
                self.currency = currency
                self.amount = amount
                self.issuedOn = issuedOn
                self.dueOn = dueOn
                self.notes = notes
            }

            private enum CodingKeys: String, CodingKey {
                case clientID = "client_id"
                case title
                case currency
                case amount
                case issuedOn = "issued_on"
                case dueOn = "due_on"
                case notes
            }
        }
    }
}
