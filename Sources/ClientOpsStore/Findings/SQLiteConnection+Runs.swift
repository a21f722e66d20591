package import ClientOpsModel

extension SQLiteConnection {
    static let runSource = ListSource(
        table: "run",
        select: "SELECT id, trigger_kind, started_at, finished_at, counters, failed_rules, sources FROM run",
        key: "id",
        sortable: ["id", "started_at"],
        hasArchive: false,
        isSearchable: false,
        visibility: { $0 == .all ? nil : ListSource.Condition(sql: "0") },
        countedTotal: nil
    )

    /// Lists past runs.
    ///
    /// - Parameter request: order and place.
    /// - Returns: a page of runs.
    /// - Throws: `DomainError.invalidField` for a request that cannot be answered; ``StoreError``.
    package func runs(_ request: ListRequest) throws -> ListPage<ReconcileRun> {
        try list(Self.runSource, request, id: { $0.id }, Self.run)
    }

    /// The latest run; nil before the first.
    ///
    /// - Throws: ``StoreError``.
    package func latestRun() throws -> ReconcileRun? {
        try first(Self.runSource.select + " ORDER BY id DESC LIMIT 1", [], Self.run)
    }

    /// A run; nil when there is none of that id.
    ///
    /// - Throws: ``StoreError``.
    package func run(id: Int64) throws -> ReconcileRun? {
        try first(Self.runSource.select + " WHERE id = ?", [.integer(id)], Self.run)
    }

    /// The run before another one; nil when it is the first.
    ///
    /// - Throws: ``StoreError``.
    package func run(before id: Int64) throws -> ReconcileRun? {
        try first(Self.runSource.select + " WHERE id < ? ORDER BY id DESC LIMIT 1", [.integer(id)], Self.run)
    }

    /// Up to where the latest run found the audit chain intact; the head of an empty log before the first.
    ///
    /// - Throws: ``StoreError``.
    package func verifiedAuditHead() throws -> AuditHead {
        let sql = "SELECT verified_seq, verified_hash, finished_at FROM run ORDER BY id DESC LIMIT 1"
        let head = try first(sql) { row in
            row.optionalText(1).map { AuditHead(seq: row.integer(0), hash: $0, at: row.time(2)) }
        }
        return head.flatMap(\.self) ?? .empty
    }

    /// What happened to the findings between two runs, in order: what the audit log says from the end of the one to
    /// the end of the other, by runs and by hand.
    ///
    /// - Parameters:
    ///   - first: the earlier run.
    ///   - last: the later run.
    /// - Returns: one step for each entry.
    /// - Throws: ``StoreError``.
    package func findingSteps(from first: Int64, to last: Int64) throws -> [FindingStep] {
        // The sequence bounds the entries better than their kind does, which `+` keeps the planner from preferring.
        try rows(
            """
            SELECT entity_id, json_extract(changes, '$.state[0]'), json_extract(changes, '$.state[1]'), \
            json_extract(changes, '$.severity[0]'), json_extract(changes, '$.severity[1]') FROM audit \
            WHERE seq > (SELECT audit_seq FROM run WHERE id = ?) AND seq <= (SELECT audit_seq FROM run WHERE id = ?) \
            AND +entity = 'finding' ORDER BY seq
            """,
            [.integer(first), .integer(last)]
        ) { row in
            FindingStep(
                id: row.integer(0),
                before: FindingStep.Standing(state: row.optionalText(1), severity: row.optionalText(3)),
                after: FindingStep.Standing(state: row.optionalText(2), severity: row.optionalText(4))
            )
        }
    }

    private static func run(_ row: Row) throws -> ReconcileRun {
        ReconcileRun(
            id: row.integer(0),
            trigger: try row.word(1),
            startedAt: row.time(2),
            finishedAt: row.time(3),
            counters: try row.json(4, as: RunCounters.self),
            failedRules: try row.json(5, as: [FailedRule].self),
            sources: row.text(6) == "[]" ? [] : try row.json(6, as: [SourceFreshness].self)
        )
    }
}

/// One entry of the audit log about a finding.
package struct FindingStep: Sendable, Hashable {
    /// The finding.
    package var id: Int64
    /// Nil before it was opened.
    package var before: Standing?
    package var after: Standing?

    /// Where a finding stands.
    package struct Standing: Sendable, Hashable {
        package var state: FindingState
        package var severity: Severity

        init?(state: String?, severity: String?) {
            guard let state = state.flatMap(FindingState.init), let severity = severity.flatMap(Severity.init) else {
                return nil
            }
            self.state = state
            self.severity = severity
        }
    }
}
