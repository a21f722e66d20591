/// How long a connection waits, how much it reads, and whom it trusts.
package struct ConnectionOptions: Sendable {
    /// The longest wait for the daemon to accept.
    package var connectTimeout: Duration
    /// The longest wait for one answer; nil waits for ever.
    package var replyTimeout: Duration?
    /// The longest answer in bytes.
    package var maximumReply: Int
    /// Whose sockets are talked to.
    package var trust: SocketTrust

    /// Makes options: 5 s to connect, 60 s for an answer of at most 64 MiB, unless given.
    package init(
        connectTimeout: Duration = .seconds(5),
        replyTimeout: Duration? = .seconds(60),
        maximumReply: Int = 64 << 20,
        trust: SocketTrust = .standard
    ) {
        self.connectTimeout = connectTimeout
        self.replyTimeout = replyTimeout
        self.maximumReply = maximumReply
        self.trust = trust
    }
}
