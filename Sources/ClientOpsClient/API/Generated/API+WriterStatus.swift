// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `WriterStatus`.
    public struct WriterStatus: Codable, Sendable, Hashable {
        /// `queued`.
        public var queued: Int64
        /// `commits`.
        public var commits: Int64
        /// `groups`.
        public var groups: Int64

        /// Makes the value from its members.
        public init(queued: Int64, commits: Int64, groups: Int64) {
            self.queued = queued
            self.commits = commits
            self.groups = groups
        }

        private enum CodingKeys: String, CodingKey {
            case queued
            case commits
            case groups
        }
    }
}
