// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `MetricsText`.
    public struct MetricsText: Codable, Sendable, Hashable {
        /// `content_type`.
        public var contentType: String
        /// `text`.
        public var text: String

        /// Makes the value from its members.
        public init(contentType: String, text: String) {
            self.contentType = contentType
            self.text = text
        }

        private enum CodingKeys: String, CodingKey {
            case contentType = "content_type"
            case text
        }
    }
}
