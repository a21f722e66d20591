// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `NumberSeries`.
    public struct NumberSeries: Codable, Sendable, Hashable {
        /// `year`.
        public var year: Int64
        /// `next`.
        public var next: Int64
        /// `count`.
        public var count: Int64
        /// `last_issued_on`: a date such as 2026-01-31.
        public var lastIssuedOn: String?
        /// `closed`.
        public var closed: Bool

        /// Makes the value from its members.
        public init(year: Int64, next: Int64, count: Int64, lastIssuedOn: String? = nil, closed: Bool) {
            self.year = year
            self.next = next
            self.count = count
            self.lastIssuedOn = lastIssuedOn
            self.closed = closed
        }

        private enum CodingKeys: String, CodingKey {
            case year
            case next
            case count
            case lastIssuedOn = "last_issued_on"
            case closed
        }
    }
}
