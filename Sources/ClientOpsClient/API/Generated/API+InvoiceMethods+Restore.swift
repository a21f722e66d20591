// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.InvoiceMethods {
    /// Restores an invoice.
    public enum Restore: APIMethod {
        /// The name on the wire.
        public static let name = "invoice.restore"

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `id`.
            public var id: Int64

            /// Makes the value from its members.
            public init(id: Int64) {
                self.id = id
            }

            private enum CodingKeys: String, CodingKey {
                case id
            }
        }

        /// What it answers.
        public struct Result: Codable, Sendable, Hashable {
            /// `item`.
            public var item: API.Invoice
            /// `counts`.
            public var counts: API.CascadeCounts

            /// Makes the value from its members.
            public init(item: API.Invoice, counts: API.CascadeCounts) {
                self.item = item
                self.counts = counts
            }

            private enum CodingKeys: String, CodingKey {
                case item
                case counts
            }
        }
    }
}
