// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.ReconcileMethods {
    /// Says which findings are others after one run than after an earlier one, worst first.
    public enum Diff: APIMethod {
        /// The name on the wire.
        public static let name = "reconcile.diff"

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `from`.
            public var from: Int64?
            /// `to`.
            public var to: Int64?
            /// `page`.
            public var page: Int64?
            /// `page_size`.
            public var pageSize: Int64?

            /// Makes the value from its members.
            public init(from: Int64? = nil, to: Int64? = nil, page: Int64? = nil, pageSize: Int64? = nil) {
                self.from = from
                self.to = to
                self.page = page
                self.pageSize = pageSize
            }

            private enum CodingKeys: String, CodingKey {
                case from
                case to
                case page
                case pageSize = "page_size"
            }
        }

        /// What it answers.
        public struct Result: Codable, Sendable, Hashable {
            /// `from`.
            public var from: API.ReconcileRun
            /// `to`.
            public var to: API.ReconcileRun
            /// `counts`.
            public var counts: API.DiffCounts
            /// `items`.
            public var items: [API.FindingDifference]
            /// `page`.
            public var page: Int64
            /// `page_size`.
            public var pageSize: Int64
            /// `total`.
            public var total: Int64
            /// `total_pages`.
            public var totalPages: Int64

            /// Makes the value from its members.
            public init(from: API.ReconcileRun, to: API.ReconcileRun, counts: API.DiffCounts, items: [API.FindingDifference], page: Int64, pageSize: Int64, total: Int64, totalPages: Int64) {
                self.from = from
                self.to = to
                self.counts = counts
                self.items = items
                self.page = page
                self.pageSize = pageSize
                self.total = total
                self.totalPages = totalPages
            }

            private enum CodingKeys: String, CodingKey {
                case from
                case to
                case counts
                case items
                case page
                case pageSize = "page_size"
                case total
                case totalPages = "total_pages"
            }
        }
    }
}
