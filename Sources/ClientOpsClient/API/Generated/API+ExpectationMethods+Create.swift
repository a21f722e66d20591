// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.ExpectationMethods {
    /// Announces databases of a restore or upgrade test, for at most 14 days; needs a reason.
    public enum Create: APIMethod {
        /// The name on the wire.
        public static let name = "expectation.create"
        /// What it answers.
        public typealias Result = API.Expectation

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `place`: text of 1 to 200 characters on one line.
            public var place: String
            /// `pattern`: text of 1 to 200 characters on one line.
            public var pattern: String
            /// `until`.
            public var until: String

            /// Makes the value from its members.
            public init(place: String, pattern: String, until: String) {
                self.place = place
                self.pattern = pattern
                self.until = until
            }

            private enum CodingKeys: String, CodingKey {
                case place
                case pattern
                case until
            }
        }
    }
}
