// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `EndpointSignals`.
    public struct EndpointSignals: Codable, Sendable, Hashable {
        /// `url`: an http or https URL with a host, without user, query or fragment, such as https://odoo.example.org.
        public var url: String
        /// `reachable`.
        public var reachable: Bool
        /// `series`: text of 1 to 200 characters on one line.
        public var series: String?
        /// `databases`.
        public var databases: [String]?
        /// `unknown`.
        public var unknown: [API.UnknownSignal]?

        /// Makes the value from its members.
        public init(url: String, reachable: Bool, series: String? = nil, databases: [String]? = nil, unknown: [API.UnknownSignal]? = nil) {
            self.url = url
            self.reachable = reachable
            self.series = series
            self.databases = databases
            self.unknown = unknown
        }

        private enum CodingKeys: String, CodingKey {
            case url
            case reachable
            case series
            case databases
            case unknown
        }
    }
}
