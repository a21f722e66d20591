import JSONRPC
import NIOCore

/// The bytes read from a peer that are not handled yet.
struct LineInput {
    private var framer: LineFramer?
    // What the peer sent and closed behind it, before its limit was known: no more than a socket buffer.
    private var early: [ByteBuffer] = []
    private var held: FramedLine?
    private var isDry = true

    /// The longest line, once it is known.
    var limit: Int { framer?.limit ?? 0 }

    /// Whether there is nothing to handle before more is read.
    var hasNoLine: Bool { isDry && held == nil }

    /// How many bytes are held.
    var bytes: Int {
        var bytes = framer?.bufferedBytes ?? 0
        if case .line(let line) = held {
            bytes += line.count
        }
        return early.reduce(bytes) { $0 + $1.readableBytes }
    }

    /// Begins to cut lines.
    mutating func start(limit: Int) {
        framer = LineFramer(limit: limit)
        for buffer in early {
            append(buffer)
        }
        early = []
    }

    mutating func append(_ buffer: ByteBuffer) {
        isDry = false
        if framer == nil {
            early.append(buffer)
        } else {
            buffer.withUnsafeReadableBytes { framer?.append($0) }
        }
    }

    /// Returns the next complete line.
    mutating func next() -> FramedLine? {
        if let line = held {
            held = nil
            return line
        }
        guard !isDry else { return nil }
        if let line = framer?.next() {
            return line
        }
        isDry = true
        // Makes the framer let go of the lines that were taken, which it does when it is given more.
        framer?.append([])
        return nil
    }

    /// Takes back a line that cannot be handled yet.
    mutating func putBack(_ line: FramedLine) {
        held = line
    }

    mutating func removeAll() {
        self = LineInput()
    }
}
