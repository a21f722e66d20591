package import ClientOpsModel
import StrictJSON

extension SQLiteConnection {
    /// Open findings were last seen by the latest run; resolved ones when they cleared.
    private static let findingSelect = """
        SELECT finding.id, finding.revision, finding.rule, finding.fingerprint, finding.subject, finding.severity, \
        finding.state, finding.summary, finding.next_step, finding.members, finding.first_seen_at, \
        CASE WHEN finding.state = 'resolved' THEN finding.last_seen_at \
        ELSE max(finding.last_seen_at, coalesce((SELECT finished_at FROM run ORDER BY id DESC LIMIT 1), 0)) END, \
        finding.resolved_at FROM finding
        """

    static let findingSource = ListSource(
        table: "finding",
        select: findingSelect,
        key: "id",
        sortable: ["id", "severity_rank", "rule", "first_seen_at"],
        hasArchive: false,
        isSearchable: false,
        visibility: { visibility in
            guard let projects = ListSource.projectCondition(visibility, column: "finding_project.project_id") else {
                return nil
            }
            return ListSource.Condition(
                sql: "finding.id IN (SELECT finding_project.finding_id FROM finding_project WHERE \(projects.sql))",
                bindings: projects.bindings
            )
        },
        countedTotal: nil
    )

    /// Lists findings with all their members; the caller cuts those it may not show.
    ///
    /// - Parameters:
    ///   - request: filters, order and place.
    ///   - projectID: only findings that involve this project.
    ///   - unresolvedOnly: leave resolved findings out.
    /// - Returns: a page of findings.
    /// - Throws: `DomainError.invalidField` for a request that cannot be answered; ``StoreError``.
    package func findings(
        _ request: ListRequest,
        projectID: Int64? = nil,
        unresolvedOnly: Bool = false
    ) throws -> ListPage<Finding> {
        var source = Self.findingSource
        let visibility = source.visibility
        source.visibility = { viewer in
            var parts = [visibility(viewer)].compactMap(\.self)
            if unresolvedOnly { parts.append(ListSource.Condition(sql: "finding.state IN ('open', 'acknowledged')")) }
            if let projectID {
                let sql = "finding.id IN (SELECT finding_id FROM finding_project WHERE project_id = ?)"
                parts.append(ListSource.Condition(sql: sql, bindings: [.integer(projectID)]))
            }
            guard !parts.isEmpty else { return nil }
            return ListSource.Condition(
                sql: parts.map(\.sql).joined(separator: " AND "),
                bindings: parts.flatMap(\.bindings)
            )
        }
        return try list(source, request, id: { $0.id }, Self.finding)
    }

    /// Reads a finding that somebody may see.
    ///
    /// - Parameters:
    ///   - id: the finding.
    ///   - visibility: what the viewer may see.
    /// - Returns: the finding; nil when there is none to see.
    /// - Throws: ``StoreError``.
    package func finding(id: Int64, visibility: Visibility) throws -> Finding? {
        var sql = Self.findingSelect + " WHERE finding.id = ?"
        var bindings: [SQLValue] = [.integer(id)]
        if let visible = Self.findingSource.visibility(visibility) {
            sql += " AND " + visible.sql
            bindings += visible.bindings
        }
        return try first(sql, bindings, Self.finding)
    }

    /// Every finding, for the reconciliation.
    ///
    /// - Throws: ``StoreError``.
    package func allFindings() throws -> [Finding] {
        try rows(Self.findingSelect + " ORDER BY finding.id", [], Self.finding)
    }

    private static func finding(_ row: Row) throws -> Finding {
        Finding(
            id: row.integer(0),
            rule: try row.word(2),
            fingerprint: row.text(3),
            subject: row.text(4),
            severity: try row.word(5),
            state: try row.word(6),
            summary: row.text(7),
            nextStep: row.text(8),
            members: try row.json(9, as: [FindingMember].self),
            firstSeenAt: row.time(10),
            lastSeenAt: row.time(11),
            resolvedAt: row.optionalTime(12),
            revision: row.integer(1)
        )
    }

    // MARK: Runs

    static let runSource = ListSource(
        table: "run",
        select: "SELECT id, trigger_kind, started_at, finished_at, counters, failed_rules FROM run",
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

    private static func run(_ row: Row) throws -> ReconcileRun {
        ReconcileRun(
            id: row.integer(0),
            trigger: try row.word(1),
            startedAt: row.time(2),
            finishedAt: row.time(3),
            counters: try row.json(4, as: RunCounters.self),
            failedRules: try row.json(5, as: [FailedRule].self)
        )
    }
}

extension SQLiteConnection {
    /// Counts the findings that are not resolved.
    ///
    /// - Returns: severity, state and number; pairs without findings are left out.
    /// - Throws: ``StoreError``.
    package func unresolvedFindings() throws -> [(severity: String, state: String, count: Int64)] {
        try rows(
            """
            SELECT severity, state, count(*) FROM finding WHERE state IN ('open', 'acknowledged')
            GROUP BY severity, state
            """
        ) { (severity: $0.text(0), state: $0.text(1), count: $0.integer(2)) }
    }
}
