// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `ProjectCounts`.
    public struct ProjectCounts: Codable, Sendable, Hashable {
        /// `planned`.
        public var planned: Int64
        /// `live`.
        public var live: Int64
        /// `ended`.
        public var ended: Int64

        /// Makes the value from its members.
        public init(planned: Int64, live: Int64, ended: Int64) {
            self.planned = planned
            self.live = live
            self.ended = ended
        }

        private enum CodingKeys: String, CodingKey {
            case planned
            case live
            case ended
        }
    }
}
