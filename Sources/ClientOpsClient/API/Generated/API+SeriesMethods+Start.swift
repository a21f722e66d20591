// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.SeriesMethods {
    /// Sets the first number of a year, once and before any is given.
    public enum Start: APIMethod {
        /// The name on the wire.
        public static let name = "series.start"
        /// What it answers.
        public typealias Result = API.NumberSeries

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `year`.
            public var year: Int64
            /// `first`.
            public var first: Int64

            /// Makes the value from its members.
            public init(year: Int64, first: Int64) {
                self.year = year
                self.first = first
            }

            private enum CodingKeys: String, CodingKey {
                case year
                case first
            }
        }
    }
}
