package import ClientOpsModel
import StrictJSON

extension SQLiteConnection {
    /// What is present was last seen by the latest run; everything else when it last was.
    private static let findingSelect = """
        SELECT finding.id, finding.revision, finding.rule, finding.fingerprint, finding.subject, finding.severity, \
        finding.state, finding.summary, finding.next_step, finding.members, finding.first_seen_at, \
        CASE WHEN finding.state = 'resolved' OR finding.last_answer <> 'present' THEN finding.last_seen_at \
        ELSE max(finding.last_seen_at, coalesce((SELECT finished_at FROM run ORDER BY id DESC LIMIT 1), 0)) END, \
        finding.resolved_at, finding.acknowledgement, finding.suppression, finding.resolution, finding.reopen_count, \
        finding.last_answer, finding.sources, finding.incident FROM finding
        """

    static let findingSource = ListSource(
        table: "finding",
        select: findingSelect,
        key: "id",
        sortable: ["id", "severity_rank", "rule", "first_seen_at"],
        hasArchive: false,
        isSearchable: false,
        visibility: { findingCondition($0) },
        countedTotal: nil
    )

    /// The findings of assigned projects, of the rules that concern a project and not the books or the hosts
    /// (PRODUCT.md section 4).
    static func findingCondition(_ visibility: Visibility) -> ListSource.Condition? {
        guard let projects = ListSource.projectCondition(visibility, column: "finding_project.project_id") else {
            return nil
        }
        return ListSource.Condition(
            sql: """
                finding.id IN (SELECT finding_project.finding_id FROM finding_project WHERE \(projects.sql)) \
                AND substr(finding.rule, 1, 1) IN ('P', 'U', 'D', 'N', 'O', 'B', 'V', 'W')
                """,
            bindings: projects.bindings
        )
    }

    /// Which findings a list is about besides what its request says.
    package struct FindingScope: Sendable {
        /// Only findings that involve this project.
        package var projectID: Int64?
        /// Leave resolved findings out.
        package var unresolvedOnly = false
        /// Only those that are kept quiet, or only those that are not; nil for both.
        package var suppressed: Bool?

        /// Makes the scope of all findings.
        package init() {}

        fileprivate var conditions: [ListSource.Condition] {
            var parts: [ListSource.Condition] = []
            if unresolvedOnly { parts.append(ListSource.Condition(sql: "finding.state IN ('open', 'acknowledged')")) }
            if let suppressed {
                parts.append(ListSource.Condition(sql: "finding.suppression IS \(suppressed ? "NOT " : "")NULL"))
            }
            if let projectID {
                let sql = "finding.id IN (SELECT finding_id FROM finding_project WHERE project_id = ?)"
                parts.append(ListSource.Condition(sql: sql, bindings: [.integer(projectID)]))
            }
            return parts
        }
    }

    /// Lists findings with all their members; the caller cuts those it may not show.
    ///
    /// - Parameters:
    ///   - request: filters, order and place.
    ///   - scope: which findings.
    /// - Returns: a page of findings.
    /// - Throws: `DomainError.invalidField` for a request that cannot be answered; ``StoreError``.
    package func findings(_ request: ListRequest, _ scope: FindingScope) throws -> ListPage<Finding> {
        var source = Self.findingSource
        let visibility = source.visibility
        source.visibility = { viewer in
            let parts = [visibility(viewer)].compactMap(\.self) + scope.conditions
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

    /// Every streak, for the reconciliation.
    ///
    /// - Throws: ``StoreError``.
    package func allStreaks() throws -> [FindingStreak] {
        try rows("SELECT rule, fingerprint, answer, count, evidence_at FROM finding_streak") { row in
            FindingStreak(
                rule: try row.word(0),
                fingerprint: row.text(1),
                answer: try row.word(2),
                count: row.integer(3),
                evidenceAt: row.time(4)
            )
        }
    }

    /// Whether there is evidence and all of it comes from sources that are retired, so that nobody can clear it.
    ///
    /// - Parameter sources: the sources of a finding.
    /// - Returns: whether nobody is left who could clear it.
    /// - Throws: ``StoreError``.
    package func areRetired(sources: [Int64]) throws -> Bool {
        guard !sources.isEmpty else { return false }
        return try sources.allSatisfy { id in
            try integer("SELECT count(*) FROM source WHERE id = ? AND archived_at IS NOT NULL", [.integer(id)]) == 1
        }
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
            acknowledgement: try row.optionalJSON(13, as: FindingNote.self),
            suppression: try row.optionalJSON(14, as: FindingSuppression.self),
            resolution: try row.optionalJSON(15, as: FindingNote.self),
            reopenCount: row.integer(16),
            lastAnswer: try row.word(17),
            sources: row.text(18) == "[]" ? [] : try row.json(18, as: [Int64].self),
            incident: row.optionalInteger(19),
            revision: row.integer(1)
        )
    }
}

extension Row {
    /// A value stored as JSON text, or none.
    ///
    /// - Throws: ``StoreError`` when the stored text cannot be read.
    func optionalJSON<Value: Decodable>(_ column: Int32, as type: Value.Type) throws -> Value? {
        isNull(column) ? nil : try json(column, as: type)
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
