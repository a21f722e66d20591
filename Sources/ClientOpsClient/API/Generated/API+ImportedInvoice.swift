// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon takes as `ImportedInvoice`.
    public struct ImportedInvoice: Codable, Sendable, Hashable {
        /// `source_id`.
        public var sourceID: Int64
        /// `client_source_id`.
        public var clientSourceID: Int64
        /// `title`.
        public var title: String
        /// `amount`.
        public var amount: Double
        /// `status`.
        public var status: API.ImportedInvoice.Status
        /// `issued_at`.
        public var issuedAt: String
        /// `paid_at`.
        public var paidAt: String?
        /// `archived_at`.
        public var archivedAt: String?

        /// Makes the value from its members.
        public init(sourceID: Int64, clientSourceID: Int64, title: String, amount: Double, status: API.ImportedInvoice.Status, issuedAt: String, paidAt: String? = nil, archivedAt: String? = nil) {
            self.sourceID = sourceID
            self.clientSourceID = clientSourceID
            self.title = title
            self.amount = amount
            self.status = status
            self.issuedAt = issuedAt
            self.paidAt = paidAt
            self.archivedAt = archivedAt
        }

        private enum CodingKeys: String, CodingKey {
            case sourceID = "source_id"
            case clientSourceID = "client_source_id"
            case title
            case amount
            case status
            case issuedAt = "issued_at"
            case paidAt = "paid_at"
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
        }
    }
}
