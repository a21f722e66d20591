/// The answer of `system.limits`: sizes in bytes, times in milliseconds.
package struct PublishedLimits: Codable, Sendable, Equatable {
    package var lineBytes: Int
    package var rolelessLineBytes: Int
    package var batch: Int
    package var connections: Int
    package var connectionsPerUID: Int
    package var reservedConnections: Int
    package var unansweredPerConnection: Int
    package var bufferedBytes: Int
    package var bufferedBytesPerUID: Int
    package var slowReaderMilliseconds: Int
    package var deadlineMilliseconds: Int
    package var pageSize: Int
    package var replyBytes: Int
    /// How long a read may hold an event loop before it moves to the pool of readers.
    package var readBudgetMilliseconds: Int
    /// Threads of that pool.
    package var readerThreads: Int
    /// Newer entries of the log at which a subscriber counts as one that has fallen behind.
    package var liveEvents: Int

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case lineBytes = "line_bytes"
        case rolelessLineBytes = "roleless_line_bytes"
        case batch, connections
        case connectionsPerUID = "connections_per_uid"
        case reservedConnections = "reserved_connections"
        case unansweredPerConnection = "unanswered_per_connection"
        case bufferedBytes = "buffered_bytes"
        case bufferedBytesPerUID = "buffered_bytes_per_uid"
        case slowReaderMilliseconds = "slow_reader_ms"
        case deadlineMilliseconds = "deadline_ms"
        case pageSize = "page_size"
        case replyBytes = "reply_bytes"
        case readBudgetMilliseconds = "read_budget_ms"
        case readerThreads = "reader_threads"
        case liveEvents = "live_events"
    }

    /// Makes the limits of PROTOCOL.md; the configuration may change them.
    package init() {
        lineBytes = 1 << 20
        rolelessLineBytes = 4096
        batch = 256
        connections = 1024
        connectionsPerUID = 64
        reservedConnections = 128
        unansweredPerConnection = 128
        bufferedBytes = 48 << 20
        bufferedBytesPerUID = 4 << 20
        slowReaderMilliseconds = 30_000
        deadlineMilliseconds = 30_000
        pageSize = 500
        replyBytes = 4 << 20
        readBudgetMilliseconds = 2
        readerThreads = 2
        liveEvents = 1024
    }
}
