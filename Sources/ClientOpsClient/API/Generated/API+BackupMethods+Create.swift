// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.BackupMethods {
    /// Writes a verified copy of the store into the configured directory and deletes old ones.
    public enum Create: APIMethod {
        /// The name on the wire.
        public static let name = "backup.create"
        /// It takes no parameters.
        public typealias Params = API.NoParams

        /// What it answers.
        public struct Result: Codable, Sendable, Hashable {
            /// `name`.
            public var name: String
            /// `size`.
            public var size: Int64
            /// `sha256`.
            public var sha256: String
            /// `head`.
            public var head: API.BackupHead

            /// Makes the value from its members.
            public init(name: String, size: Int64, sha256: String, head: API.BackupHead) {
                self.name = name
                self.size = size
                self.sha256 = sha256
                self.head = head
            }

            private enum CodingKeys: String, CodingKey {
                case name
                case size
                case sha256
                case head
            }
        }
    }
}
