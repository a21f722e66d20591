package import ClientOpsModel
import StrictJSON

/// An import that has begun.
package struct ImportSession: Sendable, Equatable {
    package var id: Int64
    package var format: String
    package var isDryRun: Bool
    package var uid: UInt32
    package var received: Int64
    package var isCommitted: Bool
    /// The currency of amounts that have none of their own.
    package var currency: Currency?
}

/// Rows of an import wait in tables of their own until the commit; nothing of them is visible before.
extension WriteTransaction {
    /// Imports that were begun and never committed are forgotten after a day.
    private static let sessionLifetimeMilliseconds: Int64 = 86_400_000
    /// Most rows of one import.
    package static let maximumImportRows: Int64 = 5_000_000

    /// Begins an import.
    ///
    /// - Parameters:
    ///   - format: what is imported.
    ///   - isDryRun: whether the commit shall change nothing.
    ///   - currency: the currency of amounts that have none of their own.
    /// - Returns: the id of the import.
    /// - Throws: ``StoreError``.
    package func beginImport(format: String, isDryRun: Bool, currency: Currency? = nil) throws -> Int64 {
        try connection.execute(
            "DELETE FROM import WHERE begun_at < ?",
            .integer(now.milliseconds - Self.sessionLifetimeMilliseconds)
        )
        try connection.execute(
            "INSERT INTO import (format, dry_run, uid, begun_at, currency) VALUES (?, ?, ?, ?, ?)",
            .text(format),
            .flag(isDryRun),
            .integer(Int64(caller.uid)),
            .integer(now.milliseconds),
            SQLValue(currency?.code)
        )
        return connection.lastInsertedID
    }

    /// An import that the caller began.
    ///
    /// - Parameter id: the import.
    /// - Returns: the import.
    /// - Throws: `DomainError.invalidField` when there is none, or it was committed; ``StoreError``.
    package func importSession(id: Int64) throws -> ImportSession {
        let sql =
            "SELECT id, format, dry_run, uid, received, committed_at IS NOT NULL, currency FROM import WHERE id = ?"
        let session = try connection.first(sql, [.integer(id)]) { row in
            ImportSession(
                id: row.integer(0),
                format: row.text(1),
                isDryRun: row.flag(2),
                uid: UInt32(truncatingIfNeeded: row.integer(3)),
                received: row.integer(4),
                isCommitted: row.flag(5),
                currency: row.optionalText(6).flatMap { try? Currency($0) }
            )
        }
        guard let session, session.uid == caller.uid, !session.isCommitted else {
            throw DomainError.invalidField(
                pointer: "/import_id",
                expected: "an import that this caller began within a day and has not committed"
            )
        }
        return session
    }

    /// Keeps rows until the commit.
    ///
    /// - Parameters:
    ///   - rows: the rows.
    ///   - kind: which table of the import they belong to.
    ///   - session: the import, whose count grows.
    /// - Throws: `DomainError.limitExceeded` for more rows than an import may have; ``StoreError``.
    package func gather<Imported: Encodable>(
        _ rows: [Imported],
        kind: EntityKind,
        in session: inout ImportSession
    ) throws {
        for row in rows {
            try connection.execute(
                "INSERT INTO import_row (import_id, position, kind, payload) VALUES (?, ?, ?, ?)",
                .integer(session.id),
                .integer(session.received),
                .text(kind.rawValue),
                .json(try JSONValue(encoding: row))
            )
            session.received += 1
        }
        guard session.received <= Self.maximumImportRows else {
            throw DomainError.limitExceeded(
                which: "import_rows",
                limit: Self.maximumImportRows,
                value: session.received
            )
        }
        try connection.execute(
            "UPDATE import SET received = ? WHERE id = ?",
            .integer(session.received),
            .integer(session.id)
        )
    }

    /// The rows of an import, in the order they came.
    ///
    /// - Parameters:
    ///   - type: the rows' type.
    ///   - kind: which table of the import.
    ///   - session: the import.
    /// - Returns: the rows.
    /// - Throws: ``StoreError``.
    package func gathered<Imported: Decodable>(
        _ type: Imported.Type,
        kind: EntityKind,
        in session: ImportSession
    ) throws -> [Imported] {
        try connection.rows(
            "SELECT payload FROM import_row WHERE import_id = ? AND kind = ? ORDER BY position",
            [.integer(session.id), .text(kind.rawValue)]
        ) { try $0.json(0, as: type) }
    }

    /// Ends an import and forgets its rows.
    ///
    /// - Parameter session: the import.
    /// - Throws: ``StoreError``.
    package func endImport(_ session: ImportSession) throws {
        try connection.execute("DELETE FROM import_row WHERE import_id = ?", .integer(session.id))
        try connection.execute(
            "UPDATE import SET committed_at = ? WHERE id = ?",
            .integer(now.milliseconds),
            .integer(session.id)
        )
    }

    /// The row that a source row became in an earlier import.
    ///
    /// - Parameters:
    ///   - format: what was imported.
    ///   - kind: the table.
    ///   - sourceID: the row's id in the source.
    /// - Returns: the row here; nil when the source row is new.
    /// - Throws: ``StoreError``.
    package func imported(format: String, kind: EntityKind, sourceID: String) throws -> Int64? {
        try connection.first(
            "SELECT entity_id FROM imported WHERE format = ? AND kind = ? AND source_id = ?",
            [.text(format), .text(kind.rawValue), .text(sourceID)]
        ) { $0.integer(0) }
    }

    /// Remembers what a source row became.
    ///
    /// - Parameters:
    ///   - format: what is imported.
    ///   - kind: the table.
    ///   - sourceID: the row's id in the source.
    ///   - entityID: the row here.
    /// - Throws: ``StoreError``.
    package func remember(format: String, kind: EntityKind, sourceID: String, entityID: Int64) throws {
        try connection.execute(
            "INSERT INTO imported (format, kind, source_id, entity_id) VALUES (?, ?, ?, ?)",
            .text(format),
            .text(kind.rawValue),
            .text(sourceID),
            .integer(entityID)
        )
    }

    /// Runs a body and undoes whatever it changed, in the rows and in the audit log.
    ///
    /// - Parameter body: changes rows.
    /// - Returns: what the body answers.
    /// - Throws: what the body throws, and ``StoreError``.
    package func undoing<T>(_ body: () throws -> T) throws -> T {
        let start = position
        try connection.execute("SAVEPOINT undone")
        defer { position = start }
        do {
            let result = try body()
            try connection.execute("ROLLBACK TO undone")
            try connection.execute("RELEASE undone")
            return result
        } catch {
            if connection.isInTransaction {
                try connection.execute("ROLLBACK TO undone")
                try connection.execute("RELEASE undone")
            }
            throw error
        }
    }
}
