// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `PublishedLimits`.
    public struct PublishedLimits: Codable, Sendable, Hashable {
        /// `line_bytes`.
        public var lineBytes: Int64
        /// `roleless_line_bytes`.
        public var rolelessLineBytes: Int64
        /// `batch`.
        public var batch: Int64
        /// `connections`.
        public var connections: Int64
        /// `connections_per_uid`.
        public var connectionsPerUid: Int64
        /// `reserved_connections`.
        public var reservedConnections: Int64
        /// `unanswered_per_connection`.
        public var unansweredPerConnection: Int64
        /// `buffered_bytes`.
        public var bufferedBytes: Int64
        /// `buffered_bytes_per_uid`.
        public var bufferedBytesPerUid: Int64
        /// `slow_reader_ms`.
        public var slowReaderMs: Int64
        /// `deadline_ms`.
        public var deadlineMs: Int64
        /// `page_size`.
        public var pageSize: Int64
        /// `reply_bytes`.
        public var replyBytes: Int64
        /// `read_budget_ms`.
        public var readBudgetMs: Int64
        /// `reader_threads`.
        public var readerThreads: Int64
        /// `live_events`.
        public var liveEvents: Int64

        /// Makes the value from its members.
        public init(lineBytes: Int64, rolelessLineBytes: Int64, batch: Int64, connections: Int64, connectionsPerUid: Int64, reservedConnections: Int64, unansweredPerConnection: Int64, bufferedBytes: Int64, bufferedBytesPerUid: Int64, slowReaderMs: Int64, deadlineMs: Int64, pageSize: Int64, replyBytes: Int64, readBudgetMs: Int64, readerThreads: Int64, liveEvents: Int64) {
            self.lineBytes = lineBytes
            self.rolelessLineBytes = rolelessLineBytes
            self.batch = batch
            self.connections = connections
            self.connectionsPerUid = connectionsPerUid
            self.reservedConnections = reservedConnections
            self.unansweredPerConnection = unansweredPerConnection
            self.bufferedBytes = bufferedBytes
            self.bufferedBytesPerUid = bufferedBytesPerUid
            self.slowReaderMs = slowReaderMs
            self.deadlineMs = deadlineMs
            self.pageSize = pageSize
            self.replyBytes = replyBytes
            self.readBudgetMs = readBudgetMs
            self.readerThreads = readerThreads
            self.liveEvents = liveEvents
        }

        private enum CodingKeys: String, CodingKey {
            case lineBytes = "line_bytes"
            case rolelessLineBytes = "roleless_line_bytes"
            case batch
            case connections
            case connectionsPerUid = "connections_per_uid"
            case reservedConnections = "reserved_connections"
            case unansweredPerConnection = "unanswered_per_connection"
            case bufferedBytes = "buffered_bytes"
            case bufferedBytesPerUid = "buffered_bytes_per_uid"
            case slowReaderMs = "slow_reader_ms"
            case deadlineMs = "deadline_ms"
            case pageSize = "page_size"
            case replyBytes = "reply_bytes"
            case readBudgetMs = "read_budget_ms"
            case readerThreads = "reader_threads"
            case liveEvents = "live_events"
        }
    }
}
