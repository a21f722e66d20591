// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.InvoiceMethods {
    /// Changes fields of a draft; of a sent invoice only the notes.
    public enum Update: APIMethod {
        /// The name on the wire.
        public static let name = "invoice.update"
        /// What it answers.
        public typealias Result = API.Invoice

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `id`.
            public var id: Int64
            /// `title`: text of 2 to 200 characters on one line.
            public var title: String?
            /// `amount`.
            public var amount: Int64?
            /// `issued_on`: a date such as 2026-01-31.
            public var issuedOn: API.Patch<String>
            /// `due_on`: a date such as 2026-01-31.
            public var dueOn: API.Patch<String>
            /// `notes`: text of 1 to 10000 characters.
            public var notes: API.Patch<String>

            /// Makes the value from its members.
            public init(id: Int64, title: String? = nil, amount: Int64? = nil, issuedOn: API.Patch<String> = .unchanged, dueOn: API.Patch<String> = .unchanged, notes: API.Patch<String> = .unchanged) {
                self.id = id
                self.title = title
                self.amount = amount
                self.issuedOn = issuedOn
                self.dueOn = dueOn
                self.notes = notes
            }

            private enum CodingKeys: String, CodingKey {
                case id
                case title
                case amount
                case issuedOn = "issued_on"
                case dueOn = "due_on"
                case notes
            }
        }
    }
}
