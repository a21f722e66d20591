import Foundation
import GRDB
import GRDBSQLite
import Synchronization

/// Brings the write-ahead log back into the store, off the writer's path (DECISIONS.md 37).
final class Checkpointer: Sendable {
    /// A log smaller than this is left alone.
    static let passiveBytes: Int64 = 4 << 20
    /// A log larger than this is begun anew, which waits for readers.
    static let restartBytes: Int64 = 64 << 20

    /// Between the first write and the look at the log.
    private static let pauseMilliseconds = 1000
    /// How long a checkpoint may wait for readers: the writer waits with it.
    private static let patienceMilliseconds: Int32 = 100

    private let path: String
    private let wakeUp = ThreadSignal()
    private let pause = ThreadSignal()
    private let stopped = ThreadSignal()
    private let isStopping = Atomic<Bool>(false)
    private let isNudged = Atomic<Bool>(false)
    private let lastSuccess = Atomic<Int64>(0)
    private let successes = Atomic<Int64>(0)

    init(path: String) { self.path = path }

    /// How many checkpoints ended since the start, and when the last one did, in milliseconds of the wall's clock.
    var progress: (count: Int64, last: Int64?) {
        let last = lastSuccess.load(ordering: .relaxed)
        return (successes.load(ordering: .relaxed), last == 0 ? nil : last)
    }

    func start() {
        let thread = Thread { [self] in
            while !isStopping.load(ordering: .acquiring) {
                wakeUp.wait()
                pause.wait(milliseconds: Self.pauseMilliseconds)
                // Cleared before the look: what is written from here on asks for another one.
                isNudged.store(false, ordering: .releasing)
                checkpointIfNeeded()
            }
            checkpoint(SQLITE_CHECKPOINT_TRUNCATE)
            stopped.signal()
        }
        thread.name = "checkpointer"
        thread.start()
    }

    /// Says that something was written; cheap enough for every write.
    func nudge() {
        guard !isNudged.load(ordering: .relaxed) else { return }
        if !isNudged.exchange(true, ordering: .acquiringAndReleasing) { wakeUp.signal() }
    }

    func stop() {
        isStopping.store(true, ordering: .releasing)
        wakeUp.signal()
        pause.signal()
        stopped.wait()
    }

    private func checkpointIfNeeded() {
        let size = FileLock.size(of: path + "-wal")
        if size > Self.restartBytes {
            checkpoint(SQLITE_CHECKPOINT_RESTART)
        } else if size > Self.passiveBytes {
            checkpoint(SQLITE_CHECKPOINT_PASSIVE)
        }
    }

    /// A failed checkpoint loses nothing: the log stays, and the next one tries again.
    private func checkpoint(_ mode: Int32) {
        guard let queue = try? WritingDatabase.openQueue(path) else { return }
        queue.inDatabase { db in
            sqlite3_busy_timeout(db.sqliteConnection, Self.patienceMilliseconds)
            guard sqlite3_wal_checkpoint_v2(db.sqliteConnection, nil, mode, nil, nil) == SQLITE_OK else { return }
            lastSuccess.store(WallClock.milliseconds(), ordering: .relaxed)
            successes.add(1, ordering: .relaxed)
        }
        try? queue.close()
    }
}
