import ClientOpsModel
import GRDB
import Glibc
import StrictJSON

/// What tells a store that was restored from a backup from the one that went on.
enum Restoration {
    /// In the table `meta` of each backup.
    private static let key = "restored_from"

    /// Marks a copy, so that whoever opens it for writing knows that it is one.
    ///
    /// - Parameters:
    ///   - path: the copy.
    ///   - name: what it is going to be called.
    ///   - head: the end of its audit log.
    /// - Throws: what SQLite reports.
    static func mark(_ path: String, name: String, head: AuditHead) throws {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        let mark: JSONValue = ["name": .string(name), "seq": .integer(head.seq), "hash": .string(head.hash)]
        try queue.writeWithoutTransaction { db in
            // No second file beside the copy: one that is not marked is thrown away as a whole.
            try db.execute(sql: "PRAGMA journal_mode = MEMORY")
            try db.execute(
                sql: "INSERT OR REPLACE INTO meta VALUES (?, ?)",
                arguments: [key, String(decoding: mark.serialized(), as: UTF8.self)]
            )
        }
    }

    /// Gives a store that was opened from a backup an epoch of its own, with an entry in the audit log.
    ///
    /// - Parameters:
    ///   - connection: the writing one.
    ///   - now: the time.
    /// - Throws: ``StoreError``.
    static func complete(on connection: SQLiteConnection, now: Timestamp) throws {
        guard let mark = try value(of: key, on: connection) else { return }
        let request = WriteRequest(
            caller: Caller(uid: geteuid(), pid: getpid(), role: .admin),
            method: "store.restore",
            body: { _ in [] },
            completion: { _ in }
        )
        try connection.execute("BEGIN IMMEDIATE")
        do {
            let before = try value(of: "epoch", on: connection)
            try connection.execute("UPDATE meta SET value = lower(hex(randomblob(16))) WHERE key = 'epoch'")
            let after = try value(of: "epoch", on: connection)
            try connection.execute("DELETE FROM meta WHERE key = ?", .text(key))
            let name = (try? JSONDocument(Array(mark.utf8))).flatMap { JSONValue($0.root)["name"] } ?? .null
            let head = try connection.auditHead()
            let transaction = WriteTransaction(request, connection: connection, head: head, now: now)
            try transaction.audit(
                .restore,
                .store,
                id: 0,
                label: "store",
                revision: 0,
                changes: ["backup": [.null, name], "epoch": [SQLValue(before).jsonValue, SQLValue(after).jsonValue]]
            )
            try connection.execute("COMMIT")
        } catch {
            if connection.isInTransaction { try? connection.execute("ROLLBACK") }
            throw error
        }
    }

    private static func value(of key: String, on connection: SQLiteConnection) throws -> String? {
        try connection.first("SELECT value FROM meta WHERE key = ?", [.text(key)]) { $0.text(0) }
    }
}
