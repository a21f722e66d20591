import ClientOpsModel
package import StrictJSON

/// What only imports write: rows that come archived, and the history of another program.
extension WriteTransaction {
    /// Gives a row that came archived its operation, so that a restore knows what belongs together.
    ///
    /// - Parameters:
    ///   - row: the row, just inserted.
    ///   - operation: the operation of the row it was archived with; nil for one of its own.
    /// - Throws: ``StoreError``.
    package func setArchiveOperation<E: StoredEntity>(of row: E, to operation: Int64?) throws {
        // No other operation has the number of an entry that began none.
        try mark(row, operation: operation ?? head.seq + operationOffset)
    }

    /// Keeps an entry of another program's audit log, apart from the chain.
    ///
    /// - Parameters:
    ///   - payload: the entry.
    ///   - format: what is imported.
    ///   - sourceID: the entry's id in the source.
    /// - Returns: whether it is new.
    /// - Throws: ``StoreError``.
    package func keepHistory(_ payload: JSONValue, format: String, sourceID: String) throws -> Bool {
        try connection.execute(
            "INSERT OR IGNORE INTO imported_history (format, source_id, payload) VALUES (?, ?, ?)",
            .text(format),
            .text(sourceID),
            .json(payload)
        )
        return connection.changedRows == 1
    }
}
