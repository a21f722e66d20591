import GRDB
import GRDBSQLite

/// The connection that writes, opened by GRDB; used by the writer's thread only, and opened anew after a failure.
final class WritingDatabase {
    private let path: String
    private var open: (queue: DatabaseQueue, connection: SQLiteConnection)?

    init(path: String) { self.path = path }

    /// Runs a body on the connection, opening it first if need be.
    func access<T>(_ body: (SQLiteConnection) throws -> T) throws -> T {
        let open = try open ?? reopen()
        return try open.queue.inDatabase { _ in try body(open.connection) }
    }

    /// Finalizes the statements and closes the connection.
    func close() {
        let queue = open?.queue
        open = nil
        try? queue?.close()
    }

    private func reopen() throws -> (queue: DatabaseQueue, connection: SQLiteConnection) {
        let queue = try Self.openQueue(path)
        let connection = try queue.inDatabase { db in
            guard let handle = db.sqliteConnection else {
                throw StoreError(code: SQLITE_MISUSE, message: "the connection is closed")
            }
            return SQLiteConnection(borrowing: handle)
        }
        let opened = (queue, connection)
        open = opened
        return opened
    }

    /// Opens the file in WAL mode with `synchronous=FULL`, and makes sure that it is so.
    static func openQueue(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.journalMode = .wal
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        configuration.label = "writer"
        // The group committer ends its transactions itself; GRDB would stop the program over one that is left open.
        configuration.allowsUnsafeTransactions = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.inDatabase { db in
            // GRDB sets NORMAL once the journal is a WAL, after any preparation of ours.
            try db.execute(sql: "PRAGMA synchronous = FULL")
            try db.execute(sql: "PRAGMA trusted_schema = OFF")
            // What a savepoint may have to undo stays in memory: as a file it costs more than the write itself.
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
            // Checkpoints run on a thread of their own, off the writer's path (DECISIONS.md 37).
            try db.execute(sql: "PRAGMA wal_autocheckpoint = 0")
            // A log that grew once shrinks when it begins anew.
            try db.execute(sql: "PRAGMA journal_size_limit = \(Checkpointer.passiveBytes)")
            sqlite3_extended_result_codes(db.sqliteConnection, 1)
            let synchronous = try Int.fetchOne(db, sql: "PRAGMA synchronous")
            let journal = try String.fetchOne(db, sql: "PRAGMA journal_mode")
            guard synchronous == 2, journal == "wal" else {
                throw StoreError(
                    code: SQLITE_MISUSE,
                    message: "synchronous is \(synchronous ?? -1), journal is \(journal ?? "unknown")"
                )
            }
        }
        return queue
    }
}

extension StoreError {
    /// The error in the store's terms, whatever layer reported it.
    init(_ error: any Error) {
        switch error {
        case let error as StoreError: self = error
        case let error as GroupFailure: self = error.error
        case let error as DatabaseError:
            self.init(code: error.extendedResultCode.rawValue, message: error.message ?? "")
        default: self.init(code: SQLITE_ERROR, message: "\(type(of: error))")
        }
    }
}
