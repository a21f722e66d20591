// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.InvoiceMethods {
    /// Lists invoices.
    public enum List: APIListMethod {
        /// The name on the wire.
        public static let name = "invoice.list"
        /// What it lists.
        public typealias Row = API.Invoice

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable, APIListParams {
            /// `client_id`.
            public var clientID: Int64?
            /// `number`.
            public var number: String?
            /// `status`.
            public var status: API.Invoice.Status?
            /// `currency`.
            public var currency: String?
            /// `overdue`.
            public var overdue: Bool?
            /// `imported`.
            public var imported: Bool?
            /// `issued_on_from`: a date such as 2026-01-31.
            public var issuedOnFrom: String?
            /// `issued_on_to`: a date such as 2026-01-31.
            public var issuedOnTo: String?
            /// `due_on_from`: a date such as 2026-01-31.
            public var dueOnFrom: String?
            /// `due_on_to`: a date such as 2026-01-31.
            public var dueOnTo: String?
            /// `paid_on_from`: a date such as 2026-01-31.
            public var paidOnFrom: String?
            /// `paid_on_to`: a date such as 2026-01-31.
            public var paidOnTo: String?
            /// `q`: text of 1 to 200 characters on one line.
            public var q: String?
            /// `sort`.
            public var sort: String?
            /// `include_archived`.
            public var includeArchived: Bool?
            /// `page`.
            public var page: Int64?
            /// `page_size`.
            public var pageSize: Int64?
            /// `cursor`.
            public var cursor: String?

            /// Makes the value from its members.
            public init(clientID: Int64? = nil, number: String? = nil, status: API.Invoice.Status? = nil, currency: String? = nil, overdue: Bool? = nil, imported: Bool? = nil, issuedOnFrom: String? = nil, issuedOnTo: String? = nil, dueOnFrom: String? = nil, dueOnTo: String? = nil, paidOnFrom: String? = nil, paidOnTo: String? = nil, q: String? = nil, sort: String? = nil, includeArchived: Bool? = nil, page: Int64? = nil, pageSize: Int64? = nil, cursor: String? = nil) {
                self.clientID = clientID
                self.number = number
                self.status = status
                self.currency = currency
                self.overdue = overdue
                self.imported = imported
                self.issuedOnFrom = issuedOnFrom
                self.issuedOnTo = issuedOnTo
                self.dueOnFrom = dueOnFrom
                self.dueOnTo = dueOnTo
                self.paidOnFrom = paidOnFrom
                self.paidOnTo = paidOnTo
                self.q = q
                self.sort = sort
                self.includeArchived = includeArchived
                self.page = page
                self.pageSize = pageSize
                self.cursor = cursor
            }

            private enum CodingKeys: String, CodingKey {
                case clientID = "client_id"
                case number
                case status
                case currency
                case overdue
                case imported
                case issuedOnFrom = "issued_on_from"
                case issuedOnTo = "issued_on_to"
                case dueOnFrom = "due_on_from"
                case dueOnTo = "due_on_to"
                case paidOnFrom = "paid_on_from"
                case paidOnTo = "paid_on_to"
                case q
                case sort
                case includeArchived = "include_archived"
                case page
                case pageSize = "page_size"
                case cursor
            }
        }
    }
}
