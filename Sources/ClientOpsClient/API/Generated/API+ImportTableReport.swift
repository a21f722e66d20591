// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `ImportTableReport`.
    public struct ImportTableReport: Codable, Sendable, Hashable {
        /// `table`.
        public var table: API.Event.Entity
        /// `read`.
        public var read: Int64
        /// `created`.
        public var created: Int64
        /// `already_present`.
        public var alreadyPresent: Int64
        /// `converted`.
        public var converted: Int64
        /// `aside`.
        public var aside: Int64
        /// `contested`.
        public var contested: Int64

        /// Makes the value from its members.
        public init(table: API.Event.Entity, read: Int64, created: Int64, alreadyPresent: Int64, converted: Int64, aside: Int64, contested: Int64) {
            self.table = table
            self.read = read
            self.created = created
            self.alreadyPresent = alreadyPresent
            self.converted = converted
            self.aside = aside
            self.contested = contested
        }

        private enum CodingKeys: String, CodingKey {
            case table
            case read
            case created
            case alreadyPresent = "already_present"
            case converted
            case aside
            case contested
        }
    }
}
