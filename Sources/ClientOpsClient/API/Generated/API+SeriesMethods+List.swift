// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.SeriesMethods {
    /// Lists the series of invoice numbers by year.
    public enum List: APIMethod {
        /// The name on the wire.
        public static let name = "series.list"
        /// It takes no parameters.
        public typealias Params = API.NoParams

        /// What it answers.
        public struct Result: Codable, Sendable, Hashable {
            /// `items`.
            public var items: [API.NumberSeries]

            /// Makes the value from its members.
            public init(items: [API.NumberSeries]) {
                self.items = items
            }

            private enum CodingKeys: String, CodingKey {
                case items
            }
        }
    }
}
