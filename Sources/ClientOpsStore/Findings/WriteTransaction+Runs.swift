package import ClientOpsModel
import StrictJSON

extension WriteTransaction {
    /// Stores a run; the findings it changed are stored before.
    ///
    /// - Parameters:
    ///   - run: the run; its id is given here.
    ///   - verified: up to where it found the audit chain intact.
    /// - Returns: the run with its id.
    /// - Throws: ``StoreError``.
    package func save(_ run: ReconcileRun, verified: AuditHead) throws -> ReconcileRun {
        try connection.execute(
            """
            INSERT INTO run (trigger_kind, started_at, finished_at, counters, failed_rules, sources, audit_seq, \
            verified_seq, verified_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            .text(run.trigger.rawValue),
            .integer(run.startedAt.milliseconds),
            .integer(run.finishedAt.milliseconds),
            .json(try JSONValue(encoding: run.counters)),
            .json(try JSONValue(encoding: run.failedRules)),
            .json(try JSONValue(encoding: run.sources)),
            .integer(head.seq),
            .integer(verified.seq),
            .text(verified.hash)
        )
        var saved = run
        saved.id = connection.lastInsertedID
        return saved
    }

    /// Deletes runs that ended before a moment, but never the latest one.
    ///
    /// - Parameters:
    ///   - moment: runs that ended before it go.
    ///   - limit: most runs to delete.
    /// - Returns: how many were deleted.
    /// - Throws: ``StoreError``.
    package func pruneRuns(endedBefore moment: Timestamp, limit: Int) throws -> Int {
        try connection.execute(
            """
            DELETE FROM run WHERE id IN (SELECT id FROM run WHERE finished_at < ? AND id < (SELECT max(id) FROM run) \
            ORDER BY id LIMIT ?)
            """,
            .integer(moment.milliseconds),
            .integer(Int64(limit))
        )
        return Int(connection.changedRows)
    }
}
