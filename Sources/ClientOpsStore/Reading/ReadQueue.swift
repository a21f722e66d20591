/// A read that waits for a thread.
struct QueuedRead {
    /// When whoever asked no longer waits, in monotonic nanoseconds.
    var deadline: UInt64
    /// Whether there is room for what the read answers.
    var hasRoom: @Sendable () -> Bool
    /// Gets the connection, or why there is none.
    var body: @Sendable (Result<SQLiteConnection, any Error>) -> Void
}

/// Who is next in reading: uids take turns, each with one read at a time, and wait while there is no room for replies.
struct ReadQueue {
    /// What a thread is to do.
    enum Step {
        case perform(QueuedRead, of: UInt32, takesPlace: Bool)
        /// Nothing before the deadline of a read that waits, in monotonic nanoseconds; nil for none.
        case wait(until: UInt64?)
    }

    private struct Line {
        var reads: [QueuedRead] = []
        var isBusy = false
    }

    private var lines: [UInt32: Line] = [:]
    /// The uids with reads, those first whose last turn is longest ago.
    private var turns: [UInt32] = []

    mutating func append(_ read: QueuedRead, of uid: UInt32) {
        if lines[uid, default: Line()].reads.isEmpty { turns.append(uid) }
        lines[uid, default: Line()].reads.append(read)
    }

    /// Takes out what is to be done next.
    ///
    /// - Parameters:
    ///   - now: monotonic nanoseconds.
    ///   - isClosing: whether all is to be done without looking for room.
    /// - Returns: the step; who performs a read that takes its uid's place gives that back through ``leave(_:)``.
    mutating func next(now: UInt64, isClosing: Bool) -> Step {
        var earliest: UInt64?
        for uid in turns {
            guard let line = lines[uid], let first = line.reads.first else { continue }
            if !line.isBusy, isClosing || first.hasRoom() {
                return .perform(take(0, from: line, of: uid, takingPlace: true), of: uid, takesPlace: true)
            }
            // Whose time is up is told so, whatever else the uid waits for.
            if let late = line.reads.firstIndex(where: { $0.deadline <= now }) {
                return .perform(take(late, from: line, of: uid, takingPlace: false), of: uid, takesPlace: false)
            }
            let deadline = line.reads.lazy.map(\.deadline).min()
            earliest = [earliest, deadline].compactMap(\.self).min()
        }
        return .wait(until: earliest)
    }

    /// Gives the place of a uid back.
    mutating func leave(_ uid: UInt32) {
        lines[uid]?.isBusy = false
        if lines[uid]?.reads.isEmpty ?? false { lines[uid] = nil }
    }

    private mutating func take(_ index: Int, from line: Line, of uid: UInt32, takingPlace: Bool) -> QueuedRead {
        var line = line
        let read = line.reads.remove(at: index)
        line.isBusy = line.isBusy || takingPlace
        turns.removeAll { $0 == uid }
        if !line.reads.isEmpty { turns.append(uid) }
        lines[uid] = line.reads.isEmpty && !line.isBusy ? nil : line
        return read
    }
}
