// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.SeriesMethods {
    /// Closes a year: no further invoice gets a number of it.
    public enum Close: APIMethod {
        /// The name on the wire.
        public static let name = "series.close"
        /// What it answers.
        public typealias Result = API.NumberSeries

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `year`.
            public var year: Int64

            /// Makes the value from its members.
            public init(year: Int64) {
                self.year = year
            }

            private enum CodingKeys: String, CodingKey {
                case year
            }
        }
    }
}
