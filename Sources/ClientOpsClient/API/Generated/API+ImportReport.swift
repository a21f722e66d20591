// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `ImportReport`.
    public struct ImportReport: Codable, Sendable, Hashable {
        /// `dry_run`.
        public var dryRun: Bool
        /// `tables`.
        public var tables: [API.ImportTableReport]
        /// `lines`.
        public var lines: [API.ImportLine]

        /// Makes the value from its members.
        public init(dryRun: Bool, tables: [API.ImportTableReport], lines: [API.ImportLine]) {
            self.dryRun = dryRun
            self.tables = tables
            self.lines = lines
        }

        private enum CodingKeys: String, CodingKey {
            case dryRun = "dry_run"
            case tables
            case lines
        }
    }
}
