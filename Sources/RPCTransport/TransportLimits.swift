import Glibc

/// Everything the transport bounds, with the published defaults.
package struct TransportLimits: Sendable, Equatable {
    /// Longest line of a peer with a role, without its line end.
    package var lineBytes = 1 << 20
    /// Longest line of a peer without a role.
    package var rolelessLineBytes = 4096
    /// Connections over all peers.
    package var connections = 1024
    /// Connections of one uid that is not exempt.
    package var connectionsPerUID = 64
    /// Places of ``connections`` that only privileged peers may take.
    package var reservedConnections = 128
    /// Requests of one connection that may be unanswered before its lines wait.
    package var unansweredPerConnection = 128
    /// Buffered requests and replies over all connections before peers are no longer read.
    package var bufferedBytes = 48 << 20
    /// Buffered requests and replies of one uid that is not exempt.
    package var bufferedBytesPerUID = 4 << 20
    /// What a uid may always hold, so that others filling the common budget cannot shut it out.
    package var bufferedBytesFloor = 64 << 10
    /// Unwritten replies of one connection before its lines wait.
    package var unwrittenBytesPerConnection = 1 << 20
    /// How long a peer may take no reply, or leave a line unfinished while its budget is used up.
    package var slowReaderTimeout: Duration = .seconds(30)
    /// How long a server that stops waits for the first request of who has just connected.
    package var lastReadTimeout: Duration = .seconds(1)
    /// Lines of one connection that are handled before other connections get their turn.
    package var linesPerTurn = 64
    /// The uids without limits per uid.
    package var exemptUIDs: Set<UInt32> = [0, geteuid()]

    /// The defaults of the protocol page.
    package init() {}
}
