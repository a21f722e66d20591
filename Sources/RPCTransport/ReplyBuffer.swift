/// The bytes a connection is about to write: reply lines, one after the other.
package struct ReplyBuffer: Sendable {
    /// What has been appended since the last write to the socket.
    ///
    /// Only append: what is there already belongs to earlier lines.
    package var bytes: [UInt8] = []

    /// Creates an empty buffer.
    package init() {}

    /// How many bytes wait in the buffer.
    package var count: Int { bytes.count }

    /// Ends a line.
    ///
    /// The transport ends the last line of a reply; a handler needs this only between lines of its own.
    package mutating func endLine() {
        bytes.append(UInt8(ascii: "\n"))
    }

    /// Ends what was appended after `start`, unless that is nothing or ended already.
    mutating func endLine(from start: Int) {
        if bytes.count > start, bytes.last != UInt8(ascii: "\n") {
            endLine()
        }
    }

    /// Empties the buffer, giving back the memory of an unusually large reply.
    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: bytes.capacity <= 1 << 20)
    }
}
