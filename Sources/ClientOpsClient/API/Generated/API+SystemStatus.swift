// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `SystemStatus`.
    public struct SystemStatus: Codable, Sendable, Hashable {
        /// `version`.
        public var version: String
        /// `health`.
        public var health: API.Health.Status
        /// `problem`.
        public var problem: String?
        /// `started_at`.
        public var startedAt: String
        /// `store`.
        public var store: API.StoreStatus
        /// `connections`.
        public var connections: API.ConnectionStatus
        /// `writer`.
        public var writer: API.WriterStatus
        /// `last_reconcile`.
        public var lastReconcile: API.ReconcileRun?

        /// Makes the value from its members.
        public init(version: String, health: API.Health.Status, problem: String? = nil, startedAt: String, store: API.StoreStatus, connections: API.ConnectionStatus, writer: API.WriterStatus, lastReconcile: API.ReconcileRun? = nil) {
            self.version = version
            self.health = health
            self.problem = problem
            self.startedAt = startedAt
            self.store = store
            self.connections = connections
            self.writer = writer
            self.lastReconcile = lastReconcile
        }

        private enum CodingKeys: String, CodingKey {
            case version
            case health
            case problem
            case startedAt = "started_at"
            case store
            case connections
            case writer
            case lastReconcile = "last_reconcile"
        }
    }
}
