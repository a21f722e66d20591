// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon takes as `ImportedProject`.
    public struct ImportedProject: Codable, Sendable, Hashable {
        /// `source_id`.
        public var sourceID: Int64
        /// `client_source_id`.
        public var clientSourceID: Int64
        /// `name`.
        public var name: String
        /// `stage`.
        public var stage: API.Project.Stage?
        /// `notes`.
        public var notes: String?
        /// `key`.
        public var key: String?

        /// Makes the value from its members.
        public init(sourceID: Int64, clientSourceID: Int64, name: String, stage: API.Project.Stage? = nil, notes: String? = nil, key: String? = nil) {
            self.sourceID = sourceID
            self.clientSourceID = clientSourceID
            self.name = name
            self.stage = stage
            self.notes = notes
            self.key = key
        }

        private enum CodingKeys: String, CodingKey {
            case sourceID = "source_id"
            case clientSourceID = "client_source_id"
            case name
            case stage
            case notes
            case key
        }
    }
}
