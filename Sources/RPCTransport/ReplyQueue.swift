import NIOCore

/// The replies of one connection that are awaited or wait for an earlier one, in the order of their lines.
struct ReplyQueue {
    private struct Slot {
        var reply: [UInt8]
        var lineBytes: Int
        var isAnswered: Bool
        /// Whether a part of the reply was given out already.
        var hasBegun = false
        /// Told when the part that is held has been taken.
        var taken: (@Sendable () -> Void)?
    }

    private var slots = CircularBuffer<Slot>(initialCapacity: 0)
    private var firstLine: UInt64 = 0
    /// The bytes of the replies that are held.
    private(set) var bytes = 0
    /// The bytes of the lines whose replies are awaited.
    private(set) var lineBytes = 0

    var isEmpty: Bool { slots.isEmpty }
    var count: Int { slots.count }
    /// Whether the first reply was given out in part, so that only its rest may follow.
    var isMidReply: Bool { slots.first?.hasBegun ?? false }
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
        bytes += prefix.count
        self.lineBytes += lineBytes
    }

    /// Takes the reply of a line; false when it is not awaited (any more).
    mutating func answer(line: UInt64, with reply: [UInt8]) -> Bool {
        guard let index = awaited(line) else { return false }
        slots[index].isAnswered = true
        append(reply, at: index)
        return true
    }

    /// Takes a part of the reply of a line; false when it is not awaited (any more).
    mutating func extend(line: UInt64, with part: ReplyPart) -> Bool {
        guard let index = awaited(line), slots[index].taken == nil else { return false }
        slots[index].taken = part.taken
        append(part.bytes, at: index)
        return true
    }

    /// Returns the part that is held of the first reply; more of it is to come.
    mutating func takePart() -> ReplyPart? {
        guard let first = slots.first, let taken = first.taken else { return nil }
        bytes -= first.reply.count
        slots[slots.startIndex].reply = []
        slots[slots.startIndex].taken = nil
        slots[slots.startIndex].hasBegun = true
        return ReplyPart(bytes: first.reply, taken: taken)
    }

    private func awaited(_ line: UInt64) -> CircularBuffer<Slot>.Index? {
        guard line >= firstLine, line - firstLine < UInt64(slots.count) else { return nil }
        let index = slots.index(slots.startIndex, offsetBy: Int(line - firstLine))
        return slots[index].isAnswered ? nil : index
    }

    private mutating func append(_ reply: [UInt8], at index: CircularBuffer<Slot>.Index) {
        bytes += reply.count
        if slots[index].reply.isEmpty {
            slots[index].reply = reply
        } else {
            slots[index].reply += reply
        }
    }

    /// Returns the first reply when it is there; its line is done with.
    mutating func takeFirst() -> [UInt8]? {
        guard let first = slots.first, first.isAnswered else { return nil }
        slots.removeFirst()
        firstLine += 1
        bytes -= first.reply.count
        lineBytes -= first.lineBytes
        return first.reply
    }

    /// Drops everything, and returns who waits for a part to be taken.
    mutating func removeAll() -> [@Sendable () -> Void] {
        let waiting = slots.compactMap(\.taken)
        firstLine += UInt64(slots.count)
        slots.removeAll()
        bytes = 0
        lineBytes = 0
        return waiting
    }
}
