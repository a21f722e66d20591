import ClientOpsModel
import Foundation
import Synchronization

/// A few threads with connections of their own for reads that take long; one place per uid.
package final class ReaderPool: Sendable {
    private struct State {
        var queue = ReadQueue()
        var isClosed = false
    }

    private let path: String
    private let state = Mutex(State())
    private let wakeUp = ThreadSignal()
    private let threads: Int
    private let stopped = ThreadSignal()

    init(path: String, threads: Int) {
        self.path = path
        self.threads = threads
    }

    func start() {
        for number in 0..<threads {
            let thread = Thread { [self] in
                work()
                stopped.signal()
            }
            thread.name = "reader-\(number)"
            thread.stackSize = 4 << 20
            thread.start()
        }
    }

    func stop() {
        state.withLock { $0.isClosed = true }
        for _ in 0..<threads { wakeUp.signal() }
        for _ in 0..<threads { stopped.wait() }
    }

    /// Runs a read on one of the threads.
    ///
    /// - Parameters:
    ///   - uid: whose read it is; the reads of one uid run one after the other, and uids take turns.
    ///   - deadline: when it is run at the latest, in monotonic nanoseconds, to answer that its time is up.
    ///   - hasRoom: whether there is room for what it answers; looked at again after ``roomMade()``. Must not block.
    ///   - body: gets the connection, or why there is none.
    package func submit(
        uid: UInt32,
        deadline: UInt64 = .max,
        hasRoom: @escaping @Sendable () -> Bool = { true },
        _ body: @escaping @Sendable (Result<SQLiteConnection, any Error>) -> Void
    ) {
        let isClosed = state.withLock { state in
            if !state.isClosed {
                state.queue.append(QueuedRead(deadline: deadline, hasRoom: hasRoom, body: body), of: uid)
            }
            return state.isClosed
        }
        if isClosed {
            body(.failure(DomainError.storageUnavailable(why: "closing", outcomeUnknown: false)))
        } else {
            wakeUp.signal()
        }
    }

    /// Looks again at the reads that had no room.
    package func roomMade() { wakeUp.signal() }

    private func work() {
        var connection: SQLiteConnection?
        while true {
            let (step, isClosed) = state.withLock { state in
                (state.queue.next(now: MonotonicClock.nanoseconds(), isClosing: state.isClosed), state.isClosed)
            }
            switch step {
            case .perform(let read, let uid, let takesPlace):
                perform(read, on: &connection)
                guard takesPlace else { continue }
                state.withLock { $0.queue.leave(uid) }
                // Whoever waited for this uid's place can go on now.
                wakeUp.signal()
            case .wait(let deadline):
                if isClosed { return }
                wakeUp.wait(until: deadline)
            }
        }
    }

    private func perform(_ read: QueuedRead, on connection: inout SQLiteConnection?) {
        let open: SQLiteConnection
        do {
            open = try connection ?? SQLiteConnection(readingFrom: path)
            try open.execute("BEGIN")
        } catch {
            connection = nil
            return read.body(.failure(error))
        }
        read.body(.success(open))
        connection = open
        // The answer is out: a connection that cannot end its snapshot is only not used again.
        do { if open.isInTransaction { try open.execute("COMMIT") } } catch { connection = nil }
    }
}

extension SQLiteConnection {
    /// Begins the snapshot anew, so that what was committed meanwhile is seen.
    ///
    /// - Throws: ``StoreError``.
    package func renewSnapshot() throws {
        if isInTransaction { try execute("COMMIT") }
        try execute("BEGIN")
    }
}
