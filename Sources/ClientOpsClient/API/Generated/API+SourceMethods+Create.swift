// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.SourceMethods {
    /// Adds a source: one kind of look at one host, reported by one uid.
    public enum Create: APIMethod {
        /// The name on the wire.
        public static let name = "source.create"
        /// What it answers.
        public typealias Result = API.Source

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `name`: text of 1 to 200 characters on one line.
            public var name: String
            /// `uid`.
            public var uid: Int64
            /// `host`: a host name such as web-1 or web-1.example.org.
            public var host: String
            /// `kind`.
            public var kind: API.Source.Kind
            /// `period`.
            public var period: Int64
            /// `grace`.
            public var grace: Int64?

            /// Makes the value from its members.
            public init(name: String, uid: Int64, host: String, kind: API.Source.Kind, period: Int64, grace: Int64? = nil) {
                self.name = name
                self.uid = uid
                self.host = host
                self.kind = kind
                self.period = period
                self.grace = grace
            }

            private enum CodingKeys: String, CodingKey {
                case name
                case uid
                case host
                case kind
                case period
                case grace
            }
        }
    }
}
