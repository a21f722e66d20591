import ClientOpsModel
import Foundation
import GRDB
import GRDBSQLite
import Synchronization

/// Why a store cannot be opened.
package enum StoreOpenError: Error, Sendable, Equatable {
    /// Another daemon has it open.
    case inUse(path: String)
    /// A newer program wrote it.
    case newerSchema(found: Int, known: Int)
    /// SQLite or the file system refuses.
    case failed(path: String, why: String)
}

/// The facts on disk: opens and migrates the file, owns the writer, hands out connections for reading.
package final class Store: Sendable {
    /// The store's file.
    package let path: String
    /// Changes when the store is restored from a backup; with the audit sequence the position in the change feed.
    package let epoch: String
    /// Threads for reads that take long.
    package let readers: ReaderPool
    /// Counts commits since the start.
    package let commits = CommitCounter()
    /// How long replies of writes with a retry key are kept.
    package let replyLifetime: ReplyLifetime
    private let writer: Writer
    private let checkpointer: Checkpointer
    private let lock: FileLock
    private let isClosed = Atomic<Bool>(false)

    /// The schema this program writes.
    package static var currentSchema: Int { Migrations.current }

    /// Opens a store, making or migrating the file.
    ///
    /// - Parameters:
    ///   - path: the file; its directory must exist.
    ///   - clock: milliseconds since 1970-01-01T00:00:00Z, by which changes are timed.
    ///   - replyLifetime: how long replies of writes with a retry key are kept.
    ///   - readerThreads: how many threads read what takes long.
    ///   - progress: told before each step that may take long.
    /// - Throws: ``StoreOpenError``.
    package init(
        path: String,
        clock: @escaping @Sendable () -> Int64 = WallClock.milliseconds,
        replyLifetime: ReplyLifetime = ReplyLifetime(),
        readerThreads: Int = 2,
        progress: (String) -> Void = { _ in }
    ) throws {
        self.path = path
        self.replyLifetime = replyLifetime
        lock = try FileLock(path: path + ".lock")
        do {
            epoch = try Self.prepare(path, now: Timestamp(milliseconds: clock()), progress: progress)
        } catch let error as StoreOpenError {
            throw error
        } catch {
            let store = StoreError(error)
            throw StoreOpenError.failed(path: path, why: store.unavailability ?? store.message)
        }
        readers = ReaderPool(path: path, threads: readerThreads)
        checkpointer = Checkpointer(path: path)
        writer = Writer(commits: commits, replyLifetime: replyLifetime)
        writer.start(path, clock: clock)
        readers.start()
        checkpointer.start()
    }

    /// Queues a write; its completion is called once, from the writer's thread.
    package func submit(_ request: WriteRequest) {
        writer.submit(request)
        checkpointer.nudge()
    }

    /// A connection for one thread of its own.
    ///
    /// - Throws: ``StoreError``.
    package func openReadSession() throws -> ReadSession {
        ReadSession(connection: try SQLiteConnection(readingFrom: path), commits: commits)
    }

    /// Finishes queued writes, checkpoints and closes; a second call does nothing.
    package func close() {
        guard !isClosed.exchange(true, ordering: .acquiringAndReleasing) else { return }
        writer.stop()
        readers.stop()
        checkpointer.stop()
        lock.release()
    }

    /// What the writer did so far, and why it fails if it does.
    package var writing: (queued: Int, commits: Int64, groups: Int64, problem: String?) {
        let state = writer.snapshot
        return (writer.queued, state.commits, state.groups, state.problem)
    }

    /// What the writer did so far, in every detail.
    package var writerState: WriterState { writer.snapshot }

    /// How many checkpoints ended since the start, and when the last one did, in milliseconds since
    /// 1970-01-01T00:00:00Z.
    package var checkpoints: (count: Int64, last: Int64?) { checkpointer.progress }

    /// Sizes of the file and of its write-ahead log, in bytes.
    package var sizes: (store: Int64, wal: Int64) {
        (FileLock.size(of: path), FileLock.size(of: path + "-wal"))
    }

    private static func prepare(_ path: String, now: Timestamp, progress: (String) -> Void) throws -> String {
        try refuseUnknown(path)
        let queue = try WritingDatabase.openQueue(path)
        defer { try? queue.close() }
        let found = try queue.inDatabase { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
        if found > 0, found < Migrations.current {
            progress("copying the store before migration \(found) to \(Migrations.current)")
            try copy(queue, to: "\(path).schema-\(found)")
        }
        if found < Migrations.current { progress("migrating the store to schema \(Migrations.current)") }
        try Migrations.migrator.migrate(queue)
        return try queue.inDatabase { db in
            if let handle = db.sqliteConnection {
                try Restoration.complete(on: SQLiteConnection(borrowing: handle), now: now)
            }
            return try String.fetchOne(db, sql: "SELECT value FROM meta WHERE key = 'epoch'") ?? ""
        }
    }

    /// Refuses a database of another or of a newer program, before a byte of it is touched.
    private static func refuseUnknown(_ path: String) throws {
        guard FileLock.size(of: path) > 0 else { return }
        let connection = try SQLiteConnection(readingFrom: path)
        let mark = try connection.integer("PRAGMA application_id")
        let tables = try connection.integer("SELECT count(*) FROM sqlite_master WHERE name NOT LIKE 'grdb%'")
        guard mark == Migrations.applicationID || tables == 0 else {
            throw StoreOpenError.failed(path: path, why: "the file belongs to another program")
        }
        let found = Int(try connection.integer("PRAGMA user_version"))
        guard found <= Migrations.current else {
            throw StoreOpenError.newerSchema(found: found, known: Migrations.current)
        }
    }

    /// Makes a copy and makes sure that it can be read before anything is migrated.
    private static func copy(_ queue: DatabaseQueue, to path: String) throws {
        unlink(path)
        try queue.inDatabase { try $0.execute(sql: "VACUUM INTO ?", arguments: [path]) }
        let check = try SQLiteConnection(readingFrom: path).first("PRAGMA integrity_check") { $0.text(0) }
        guard check == "ok" else {
            throw StoreOpenError.failed(path: path, why: "the copy before the migration is damaged")
        }
    }
}
