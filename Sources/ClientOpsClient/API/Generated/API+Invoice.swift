// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `Invoice`.
    public struct Invoice: Codable, Sendable, Hashable {
        /// `id`.
        public var id: Int64
        /// `client_id`.
        public var clientID: Int64
        /// `number`.
        public var number: String?
        /// `title`.
        public var title: String
        /// `currency`.
        public var currency: String
        /// `amount`.
        public var amount: Int64
        /// `status`.
        public var status: API.Invoice.Status
        /// `issued_on`: a date such as 2026-01-31.
        public var issuedOn: String?
        /// `due_on`: a date such as 2026-01-31.
        public var dueOn: String?
        /// `paid_on`: a date such as 2026-01-31.
        public var paidOn: String?
        /// `paid_amount`.
        public var paidAmount: Int64
        /// `overdue`.
        public var overdue: Bool
        /// `client_snapshot`.
        public var clientSnapshot: API.ClientSnapshot?
        /// `notes`.
        public var notes: String?
        /// `void_reason`.
        public var voidReason: String?
        /// `imported`.
        public var imported: Bool
        /// `payments`.
        public var payments: [API.Payment]
        /// `revision`.
        public var revision: Int64
        /// `created_at`.
        public var createdAt: String
        /// `updated_at`.
        public var updatedAt: String
        /// `archived_at`.
        public var archivedAt: String?

        /// Makes the value from its members.
        public init(id: Int64, clientID: Int64, number: String? = nil, title: String, currency: String, amount: Int64, status: API.Invoice.Status, issuedOn: String? = nil, dueOn: String? = nil, paidOn: String? = nil, paidAmount: Int64, overdue: Bool, clientSnapshot: API.ClientSnapshot? = nil, notes: String? = nil, voidReason: String? = nil, imported: Bool, payments: [API.Payment], revision: Int64, createdAt: String, updatedAt: String, archivedAt: String? = nil) {
            self.id = id
            self.clientID = clientID
            self.number = number
            self.title = title
            self.currency = currency
            self.amount = amount
            self.status = status
            self.issuedOn = issuedOn
            self.dueOn = dueOn
            self.paidOn = paidOn
            self.paidAmount = paidAmount
            self.overdue = overdue
            self.clientSnapshot = clientSnapshot
            self.notes = notes
            self.voidReason = voidReason
            self.imported = imported
            self.payments = payments
            self.revision = revision
            self.createdAt = createdAt
            self.updatedAt = updatedAt
            self.archivedAt = archivedAt
        }

        private enum CodingKeys: String, CodingKey {
            case id
            case clientID = "client_id"
            case number
            case title
            case currency
            case amount
            case status
            case issuedOn = "issued_on"
            case dueOn = "due_on"
            case paidOn = "paid_on"
            case paidAmount = "paid_amount"
            case overdue
            case clientSnapshot = "client_snapshot"
            case notes
            case voidReason = "void_reason"
            case imported
            case payments
            case revision
            case createdAt = "created_at"
            case updatedAt = "updated_at"
            case archivedAt = "archived_at"
        }

        /// The words of `status`; a newer daemon may know more.
        public struct Status: APIWord {
            /// The word as it travels.
            public let rawValue: String

            /// Takes a word.
            public init(rawValue: String) { self.rawValue = rawValue }

            /// `draft`.
            public static let draft = Self(rawValue: "draft")
            /// `sent`.
            public static let sent = Self(rawValue: "sent")
            /// `paid`.
            public static let paid = Self(rawValue: "paid")
            /// `void`.
            public static let void = Self(rawValue: "void")
        }
    }
}
