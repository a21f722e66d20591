package import ClientOpsModel
package import StrictJSON

extension WriteTransaction {
    /// Stores what a run did to a finding, and raises its event.
    ///
    /// - Parameters:
    ///   - finding: the finding as it shall be; id 0 for a new one.
    ///   - action: `opened`, `changed`, `resolved` or `reopened`.
    /// - Returns: the finding with its id.
    /// - Throws: ``StoreError``.
    @discardableResult
    package func save(_ finding: Finding, _ action: AuditAction) throws -> Finding {
        var saved = finding
        let before = finding.id == 0 ? nil : try connection.finding(id: finding.id, visibility: .all)
        if before == nil {
            try connection.run(Self.insertFinding, try Self.values(finding))
            saved.id = connection.lastInsertedID
        } else {
            try connection.run(Self.updateFinding, try Self.values(finding) + [.integer(finding.id)])
        }
        try saveProjects(of: saved)
        try audit(
            action,
            .finding,
            id: saved.id,
            label: "\(saved.rule.rawValue) \(saved.subject)",
            revision: saved.revision,
            changes: [
                "state": .array([before.map { .string($0.state.rawValue) } ?? .null, .string(saved.state.rawValue)]),
                "severity": .array([
                    before.map { .string($0.severity.rawValue) } ?? .null, .string(saved.severity.rawValue),
                ]),
                "members": .array([before.map { Self.ids($0) } ?? .null, Self.ids(saved)]),
            ]
        )
        return saved
    }

    /// Stores a run.
    ///
    /// - Parameter run: the run; its id is given here.
    /// - Returns: the run with its id.
    /// - Throws: ``StoreError``.
    package func save(_ run: ReconcileRun) throws -> ReconcileRun {
        try connection.execute(
            "INSERT INTO run (trigger_kind, started_at, finished_at, counters, failed_rules) VALUES (?, ?, ?, ?, ?)",
            .text(run.trigger.rawValue),
            .integer(run.startedAt.milliseconds),
            .integer(run.finishedAt.milliseconds),
            .json(try JSONValue(encoding: run.counters)),
            .json(try JSONValue(encoding: run.failedRules))
        )
        var saved = run
        saved.id = connection.lastInsertedID
        return saved
    }

    private func saveProjects(of finding: Finding) throws {
        try connection.execute("DELETE FROM finding_project WHERE finding_id = ?", .integer(finding.id))
        for project in Set(finding.members.compactMap(\.projectID)) {
            try connection.execute(
                "INSERT INTO finding_project (finding_id, project_id) VALUES (?, ?)",
                .integer(finding.id),
                .integer(project)
            )
        }
    }

    private static let findingColumns = [
        "revision", "rule", "fingerprint", "subject", "severity", "severity_rank", "state", "summary", "next_step",
        "members", "first_seen_at", "last_seen_at", "resolved_at",
    ]

    private static let insertFinding =
        "INSERT INTO finding (\(findingColumns.joined(separator: ", "))) "
        + "VALUES (\(findingColumns.map { _ in "?" }.joined(separator: ", ")))"

    private static let updateFinding =
        "UPDATE finding SET \(findingColumns.map { "\($0) = ?" }.joined(separator: ", ")) WHERE id = ?"

    private static func values(_ finding: Finding) throws -> [SQLValue] {
        [
            .integer(finding.revision), .text(finding.rule.rawValue), .text(finding.fingerprint),
            .text(finding.subject), .text(finding.severity.rawValue), .integer(Int64(finding.severity.rank)),
            .text(finding.state.rawValue), .text(finding.summary), .text(finding.nextStep),
            .json(try JSONValue(encoding: finding.members)), .integer(finding.firstSeenAt.milliseconds),
            .integer(finding.lastSeenAt.milliseconds), SQLValue(finding.resolvedAt?.milliseconds),
        ]
    }

    private static func ids(_ finding: Finding) -> JSONValue {
        .array(finding.members.map { .string("\($0.entity.rawValue) \($0.id)") })
    }
}

extension JSONValue {
    /// The JSON form of a value.
    ///
    /// - Parameter value: anything that can be encoded.
    /// - Throws: `EncodingError`.
    package init(encoding value: some Encodable) throws {
        self.init(try JSONDocument(try StrictJSONEncoder().encode(value)).root)
    }
}
