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

    private let path: String
    private let wakeUp = ThreadSignal()
    private let stopped = ThreadSignal()
    private let isStopping = Atomic<Bool>(false)
    private let isNudged = Atomic<Bool>(false)

    init(path: String) { self.path = path }

    func start() {
        let thread = Thread { [self] in
            while !isStopping.load(ordering: .acquiring) {
                wakeUp.wait(milliseconds: 1000)
                if isNudged.exchange(false, ordering: .acquiringAndReleasing) { checkpointIfNeeded() }
            }
            checkpoint(SQLITE_CHECKPOINT_TRUNCATE)
            stopped.signal()
        }
        thread.name = "checkpointer"
        thread.start()
    }

    /// Says that something was written; cheap enough for every write.
    func nudge() {
        if !isNudged.load(ordering: .relaxed) { isNudged.store(true, ordering: .releasing) }
    }

    func stop() {
        isStopping.store(true, ordering: .releasing)
        wakeUp.signal()
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
            _ = sqlite3_wal_checkpoint_v2(db.sqliteConnection, nil, mode, nil, nil)
        }
        try? queue.close()
    }
}
