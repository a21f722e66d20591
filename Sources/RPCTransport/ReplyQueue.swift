import NIOCore

/// The replies of one connection that are awaited or wait for an earlier one, in the order of their lines.
struct ReplyQueue {
    private struct Slot {
        var reply: [UInt8]
        var lineBytes: Int
        var isAnswered: Bool
    }

    private var slots = CircularBuffer<Slot>(initialCapacity: 0)
    private var firstLine: UInt64 = 0
    /// The bytes of the lines and replies that are held.
    private(set) var bytes = 0

    var isEmpty: Bool { slots.isEmpty }
    var count: Int { slots.count }
    /// The number of the line that is handled next.
    var nextLine: UInt64 { firstLine + UInt64(slots.count) }

    /// Passes over a line that was answered at once while nothing was awaited.
    mutating func skipLine() {
        firstLine += 1
    }

    /// Holds the reply of a line that was answered although an earlier one is awaited.
    mutating func appendAnswered(_ reply: [UInt8]) {
        slots.append(Slot(reply: reply, lineBytes: 0, isAnswered: true))
        bytes += reply.count
    }

    /// Awaits the reply of a line; `prefix` is written before it.
    mutating func appendAwaited(lineBytes: Int, prefix: [UInt8]) {
        slots.append(Slot(reply: prefix, lineBytes: lineBytes, isAnswered: false))
        bytes += lineBytes + prefix.count
    }

    /// Takes the reply of a line; false when it is not awaited (any more).
    mutating func answer(line: UInt64, with reply: [UInt8]) -> Bool {
        guard line >= firstLine, line - firstLine < UInt64(slots.count) else { return false }
        let index = slots.index(slots.startIndex, offsetBy: Int(line - firstLine))
        guard !slots[index].isAnswered else { return false }
        bytes += reply.count
        slots[index].isAnswered = true
        if slots[index].reply.isEmpty {
            slots[index].reply = reply
        } else {
            slots[index].reply += reply
        }
        return true
    }

    /// Returns the first reply when it is there; its line is done with.
    mutating func takeFirst() -> [UInt8]? {
        guard let first = slots.first, first.isAnswered else { return nil }
        slots.removeFirst()
        firstLine += 1
        bytes -= first.lineBytes + first.reply.count
        return first.reply
    }

    mutating func removeAll() {
        firstLine += UInt64(slots.count)
        slots.removeAll()
        bytes = 0
    }
}
