// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `CascadeCounts`.
    public struct CascadeCounts: Codable, Sendable, Hashable {
        /// `client`.
        public var client: Int64
        /// `project`.
        public var project: Int64
        /// `instance`.
        public var instance: Int64
        /// `invoice`.
        public var invoice: Int64

        /// Makes the value from its members.
        public init(client: Int64, project: Int64, instance: Int64, invoice: Int64) {
            self.client = client
            self.project = project
            self.instance = instance
            self.invoice = invoice
        }

        private enum CodingKeys: String, CodingKey {
            case client
            case project
            case instance
            case invoice
        }
    }
}
