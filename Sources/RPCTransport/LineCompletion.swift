/// The place of one reply that comes later.
package struct LineCompletion: Sendable {
    let link: ConnectionLink
    let line: UInt64

    /// Answers the line; callable from any thread.
    ///
    /// The first call counts, and a connection that has ended ignores it.
    ///
    /// - Parameter reply: The reply without a line end; empty when there is none.
    package func complete(_ reply: [UInt8]) {
        link.charge(reply.count)
        link.mailbox.post(.complete(self, reply: reply))
    }

    /// Sends a part of the reply, whose rest is to follow; callable from any thread.
    ///
    /// A reply that is sent in parts never lies in memory as a whole, however slowly its peer reads. Nothing else is
    /// written to the connection before ``complete(_:)``, which brings the last part; that must not be empty.
    ///
    /// - Parameters:
    ///   - part: The bytes, without a line end.
    ///   - taken: Called once when the peer has taken them, or will take nothing any more: the moment to make the
    ///     next part. It must not block. When the server ends first, it is not called.
    package func send(_ part: [UInt8], taken: @escaping @Sendable () -> Void) {
        link.charge(part.count)
        link.mailbox.post(.part(self, ReplyPart(bytes: part, taken: taken)))
    }

    /// Whether the byte budgets have room for a reply to be made now; callable from any thread.
    ///
    /// While they have none, the server's `roomMade` is called when that may have changed.
    package var hasRoom: Bool { link.budget.hasRoomOrTells(link.account) }

    /// Whether anybody is left to read the reply; callable from any thread.
    package var isWanted: Bool { link.isOpen }
}

/// A piece of a reply that is streamed.
struct ReplyPart: Sendable {
    var bytes: [UInt8]
    var taken: @Sendable () -> Void
}

/// Reaches one connection from any thread, also after it has ended.
package struct ConnectionHandle: Sendable {
    let link: ConnectionLink
    /// The number of the connection, unique within the server.
    package var id: UInt64 { link.id }

    /// Has the handler's ``LineHandler/pump(output:)`` called as soon as there is room to write.
    package func wake() {
        link.mailbox.post(.wake(connection: id))
    }

    /// Closes the connection without waiting for anything.
    package func close() {
        link.mailbox.post(.close(connection: id))
    }
}
