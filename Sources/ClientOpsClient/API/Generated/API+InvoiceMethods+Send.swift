// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.InvoiceMethods {
    /// Sends a draft: gives it the next number of its year and keeps whom it was sent to.
    public enum Send: APIMethod {
        /// The name on the wire.
        public static let name = "invoice.send"
        /// What it answers.
        public typealias Result = API.Invoice

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `id`.
            public var id: Int64
            /// `issued_on`: a date such as 2026-01-31.
            public var issuedOn: String?

            /// Makes the value from its members.
            public init(id: Int64, issuedOn: String? = nil) {
                self.id = id
                self.issuedOn = issuedOn
            }

            private enum CodingKeys: String, CodingKey {
                case id
                case issuedOn = "issued_on"
            }
        }
    }
}
