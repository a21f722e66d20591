/// A loop's own connection for reading, with one transaction for all requests of a tick; confined to its loop.
///
/// A point read costs 3.4 µs alone and 1.1 µs inside an open transaction: the WAL lock is the difference.
package final class ReadSession {
    private let connection: SQLiteConnection
    private let commits: CommitCounter
    private var begun: UInt64?

    init(connection: SQLiteConnection, commits: CommitCounter) {
        self.connection = connection
        self.commits = commits
    }

    /// The commit counter; what is read after asking for it may be kept for as long as it stands.
    package var generation: UInt64 { commits.value }

    /// Runs a body in the tick's snapshot, begun anew when something was committed since (DECISIONS.md 14).
    ///
    /// - Parameters:
    ///   - budget: most nanoseconds; nil for no bound.
    ///   - body: reads; must not write.
    /// - Returns: what the body answers.
    /// - Throws: what the body throws, and ``StoreError``.
    package func read<T>(budget: UInt64? = nil, _ body: (SQLiteConnection) throws -> T) throws -> T {
        let current = commits.value
        if begun != current || !connection.isInTransaction {
            endTick()
            try connection.execute("BEGIN")
            begun = current
        }
        return try connection.withBudget(nanoseconds: budget) { try body(connection) }
    }

    /// Ends the snapshot; called when the loop has handled what arrived.
    package func endTick() {
        guard begun != nil else { return }
        begun = nil
        if connection.isInTransaction { try? connection.execute("COMMIT") }
    }
}
