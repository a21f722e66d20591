/// One connection's conversation; created on its event loop, and called only there.
package protocol LineHandler: AnyObject {
    /// Handles one complete line.
    ///
    /// - Parameters:
    ///   - line: The line without its end; never empty.
    ///   - output: Where a reply that is ready now is appended; the transport ends the line.
    ///   - completion: Where a reply that comes later goes.
    /// - Returns: True when the reply (none, for notifications) is in `output`. False when it comes through
    ///   `completion`: until then no further line of this connection is handled, except those for which
    ///   ``canOverlap(line:)`` is true. Replies are written in the order of the lines in any case.
    func handle(line: [UInt8], output: inout ReplyBuffer, completion: LineCompletion) -> Bool

    /// Answers a line that was cut because it is longer than `limit` bytes.
    func oversizedLine(limit: Int, output: inout ReplyBuffer)

    /// Says whether `line` may be handled although earlier lines are still unanswered; false by default.
    ///
    /// Asked again each time an earlier line is answered. Lets writes of one connection share a commit.
    func canOverlap(line: [UInt8]) -> Bool

    /// Writes what was not asked for, such as events, or the next piece of a reply that is streamed.
    ///
    /// Called after ``ConnectionHandle/wake()`` whenever there is room to write, before the replies of completions
    /// that were delivered later than that call. What is appended is written as it is, without a line end.
    ///
    /// - Parameter output: Where the bytes go; a few dozen KiB at a time is a good measure.
    /// - Returns: True when there is more: called again at once for a while, then when the peer has taken what was
    ///   written.
    func pump(output: inout ReplyBuffer) -> Bool

    /// Whether replies that are ready wait until ``pump(output:)`` has no more; false by default.
    ///
    /// Asked after each pump that has more.
    var holdsReplies: Bool { get }

    /// The connection has ended; no further call follows.
    func closed()
}

extension LineHandler {
    package func canOverlap(line: [UInt8]) -> Bool { false }

    package func pump(output: inout ReplyBuffer) -> Bool { false }

    package var holdsReplies: Bool { false }
}

/// Makes the handlers of connections.
package protocol LineHandlerFactory: Sendable {
    /// What the admission of a peer hands over.
    associatedtype Session: Sendable

    /// Makes the handler of a connection, on the event loop with the number `loop`.
    ///
    /// - Parameters:
    ///   - peer: What the kernel says of the peer.
    ///   - session: What its admission gave.
    ///   - loop: The number of the event loop, from 0.
    ///   - connection: Reaches this connection from any thread.
    /// - Returns: The handler, which lives until its `closed()`.
    func makeHandler(
        peer: PeerCredentials,
        session: Session,
        loop: Int,
        connection: ConnectionHandle
    ) -> any LineHandler

    /// All lines that one tick of an event loop brought are handled.
    ///
    /// Called on that loop, once per tick in which it handled a line: the place to end a read transaction.
    func tickEnded(loop: Int)
}
