// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.AuditMethods {
    /// Checks the hash chain of the audit log, whole or from a known entry on.
    public enum Verify: APIMethod {
        /// The name on the wire.
        public static let name = "audit.verify"

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `from`.
            public var from: API.ChainPosition?

            /// Makes the value from its members.
            public init(from: API.ChainPosition? = nil) {
                self.from = from
            }

            private enum CodingKeys: String, CodingKey {
                case from
            }
        }

        /// What it answers.
        public struct Result: Codable, Sendable, Hashable {
            /// `valid`.
            public var valid: Bool
            /// `entries`.
            public var entries: Int64
            /// `head`.
            public var head: API.ChainPosition?
            /// `broken_at`.
            public var brokenAt: Int64?

            /// Makes the value from its members.
            public init(valid: Bool, entries: Int64, head: API.ChainPosition? = nil, brokenAt: Int64? = nil) {
                self.valid = valid
                self.entries = entries
                self.head = head
                self.brokenAt = brokenAt
            }

            private enum CodingKeys: String, CodingKey {
                case valid
                case entries
                case head
                case brokenAt = "broken_at"
            }
        }
    }
}
