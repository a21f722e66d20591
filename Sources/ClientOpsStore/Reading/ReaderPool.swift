import ClientOpsModel
import Foundation
import Synchronization

/// A few threads with connections of their own for reads that take long; one place per uid.
package final class ReaderPool: Sendable {
    fileprivate struct Job {
        var uid: UInt32
        var body: @Sendable (Result<SQLiteConnection, any Error>) -> Void
    }

    fileprivate struct State {
        var waiting: [Job] = []
        var busy: Set<UInt32> = []
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
    ///   - uid: whose read it is; the reads of one uid run one after the other.
    ///   - body: gets the connection, or why there is none.
    package func submit(uid: UInt32, _ body: @escaping @Sendable (Result<SQLiteConnection, any Error>) -> Void) {
        let isClosed = state.withLock { state in
            if !state.isClosed { state.waiting.append(Job(uid: uid, body: body)) }
            return state.isClosed
        }
        if isClosed {
            body(.failure(DomainError.storageUnavailable(why: "closing", outcomeUnknown: false)))
        } else {
            wakeUp.signal()
        }
    }

    private func work() {
        var connection: SQLiteConnection?
        while true {
            let (job, isClosed) = state.withLock { ($0.next(), $0.isClosed) }
            guard let job else {
                if isClosed { return }
                wakeUp.wait()
                continue
            }
            perform(job, on: &connection)
            state.withLock { _ = $0.busy.remove(job.uid) }
            // Whoever waited for this uid's place can go on now.
            wakeUp.signal()
        }
    }

    private func perform(_ job: Job, on connection: inout SQLiteConnection?) {
        let open: SQLiteConnection
        do {
            open = try connection ?? SQLiteConnection(readingFrom: path)
            try open.execute("BEGIN")
        } catch {
            connection = nil
            return job.body(.failure(error))
        }
        job.body(.success(open))
        connection = open
        // The answer is out: a connection that cannot end its snapshot is only not used again.
        do { if open.isInTransaction { try open.execute("COMMIT") } } catch { connection = nil }
    }
}

extension ReaderPool.State {
    mutating func next() -> ReaderPool.Job? {
        guard let index = waiting.firstIndex(where: { !busy.contains($0.uid) }) else { return nil }
        let job = waiting.remove(at: index)
        busy.insert(job.uid)
        return job
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
