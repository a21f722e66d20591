import ClientOpsConfiguration
import ClientOpsProtocol
import RPCTransport

extension Configuration {
    /// The limits as `system.limits` publishes them.
    var publishedLimits: PublishedLimits {
        var published = PublishedLimits()
        published.lineBytes = limits.lineBytes
        published.rolelessLineBytes = limits.rolelessLineBytes
        published.batch = limits.batch
        published.connections = limits.connections
        published.connectionsPerUID = limits.connectionsPerUID
        published.reservedConnections = limits.reservedConnections
        published.unansweredPerConnection = limits.unansweredPerConnection
        published.bufferedBytes = limits.bufferedBytes
        published.bufferedBytesPerUID = limits.bufferedBytesPerUID
        published.slowReaderMilliseconds = limits.slowReaderMilliseconds
        published.deadlineMilliseconds = limits.deadlineMilliseconds
        published.pageSize = limits.pageSize
        published.replyBytes = limits.replyBytes
        published.readBudgetMilliseconds = limits.readBudgetMilliseconds
        published.readerThreads = limits.readerThreads
        published.liveEvents = limits.liveEvents
        return published
    }

    /// The limits as the transport keeps them.
    var transportLimits: TransportLimits {
        var transport = TransportLimits()
        transport.lineBytes = limits.lineBytes
        transport.rolelessLineBytes = limits.rolelessLineBytes
        transport.connections = limits.connections
        transport.connectionsPerUID = limits.connectionsPerUID
        transport.reservedConnections = limits.reservedConnections
        transport.unansweredPerConnection = limits.unansweredPerConnection
        transport.bufferedBytes = limits.bufferedBytes
        transport.bufferedBytesPerUID = limits.bufferedBytesPerUID
        transport.slowReaderTimeout = .milliseconds(limits.slowReaderMilliseconds)
        return transport
    }
}
