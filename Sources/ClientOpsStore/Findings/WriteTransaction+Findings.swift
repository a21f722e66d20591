package import ClientOpsModel
package import StrictJSON

extension WriteTransaction {
    /// The finding that a call by hand names.
    ///
    /// - Parameter id: the finding.
    /// - Returns: the finding.
    /// - Throws: `DomainError.notFound` when there is none that the caller may see; ``StoreError``.
    package func finding(id: Int64) throws -> Finding {
        guard let finding = try connection.finding(id: id, visibility: caller.visibility) else {
            throw DomainError.notFound(.finding, id: id)
        }
        return finding
    }

    /// Stores a finding that a run saw for the first time, and raises its event.
    ///
    /// - Parameter finding: the finding; its id is given here.
    /// - Returns: the finding with its id.
    /// - Throws: ``StoreError``.
    package func open(_ finding: Finding) throws -> Finding {
        var saved = finding
        try connection.run(Self.insertFinding, try Self.values(finding))
        saved.id = connection.lastInsertedID
        try saveProjects(of: saved, replacing: [])
        try auditFinding(.opened, before: nil, after: saved)
        return saved
    }

    /// Stores what happened to a finding, and raises its event.
    ///
    /// - Parameters:
    ///   - finding: the finding as it shall be.
    ///   - before: the finding as it is; the store's revision must still be the same.
    ///   - action: what happened.
    /// - Returns: the finding as stored; nil when it was changed meanwhile, and nothing was stored.
    /// - Throws: ``StoreError``.
    package func save(_ finding: Finding, replacing before: Finding, _ action: AuditAction) throws -> Finding? {
        var saved = finding
        saved.revision = before.revision + 1
        try connection.run(
            Self.updateFinding,
            try Self.values(saved) + [.integer(before.id), .integer(before.revision)]
        )
        guard connection.changedRows == 1 else { return nil }
        try saveProjects(of: saved, replacing: before.members)
        try auditFinding(action, before: before, after: saved)
        return saved
    }

    /// Stores what a run notes of a finding without an event: its last answer, its sources and its incident.
    ///
    /// A finding that was changed meanwhile is left to the next run.
    ///
    /// - Parameter finding: the finding as it shall be, under its present revision.
    /// - Throws: ``StoreError``.
    package func note(_ finding: Finding) throws {
        try connection.execute(
            """
            UPDATE finding SET last_answer = ?, sources = ?, incident = ?, last_seen_at = max(last_seen_at, ?) \
            WHERE id = ? AND revision = ?
            """,
            .text(finding.lastAnswer.rawValue),
            .json(.array(finding.sources.map(JSONValue.integer))),
            SQLValue(finding.incident),
            .integer(finding.lastSeenAt.milliseconds),
            .integer(finding.id),
            .integer(finding.revision)
        )
    }

    /// Replaces streaks that a run found to have moved on.
    ///
    /// - Parameters:
    ///   - streaks: those that are new or count on.
    ///   - ended: those that are no more.
    /// - Throws: ``StoreError``.
    package func save(streaks: [FindingStreak], ended: [FindingStreak]) throws {
        for streak in ended {
            try connection.execute(
                "DELETE FROM finding_streak WHERE rule = ? AND fingerprint = ?",
                .text(streak.rule.rawValue),
                .text(streak.fingerprint)
            )
        }
        for streak in streaks {
            try connection.execute(
                """
                INSERT OR REPLACE INTO finding_streak (rule, fingerprint, answer, count, evidence_at) \
                VALUES (?, ?, ?, ?, ?)
                """,
                .text(streak.rule.rawValue),
                .text(streak.fingerprint),
                .text(streak.answer.rawValue),
                .integer(streak.count),
                .integer(streak.evidenceAt.milliseconds)
            )
        }
    }

    /// Remembers that clients which look alike are different ones.
    ///
    /// - Parameter clients: all of them; each pair is remembered.
    /// - Throws: ``StoreError``.
    package func declareDistinct(_ clients: [Int64]) throws {
        let ids = Set(clients).sorted()
        for (index, one) in ids.enumerated() {
            for other in ids[(index + 1)...] {
                try connection.execute(
                    "INSERT OR IGNORE INTO client_distinct (client_id, other_id) VALUES (?, ?)",
                    .integer(one),
                    .integer(other)
                )
            }
        }
    }

    private func saveProjects(of finding: Finding, replacing before: [FindingMember]) throws {
        let known = Set(before.compactMap(\.projectID))
        let wanted = Set(finding.members.compactMap(\.projectID))
        guard known != wanted else { return }
        for project in known.subtracting(wanted) {
            try connection.execute(
                "DELETE FROM finding_project WHERE finding_id = ? AND project_id = ?",
                .integer(finding.id),
                .integer(project)
            )
        }
        for project in wanted.subtracting(known) {
            try connection.execute(
                "INSERT OR IGNORE INTO finding_project (finding_id, project_id) VALUES (?, ?)",
                .integer(finding.id),
                .integer(project)
            )
        }
    }

    private func auditFinding(_ action: AuditAction, before: Finding?, after: Finding) throws {
        var changes: JSONObject = [
            "state": .array([before.map { .string($0.state.rawValue) } ?? .null, .string(after.state.rawValue)]),
            "severity": .array([
                before.map { .string($0.severity.rawValue) } ?? .null, .string(after.severity.rawValue),
            ]),
            "members": .array([before.map { Self.ids($0) } ?? .null, Self.ids(after)]),
        ]
        let until = (before?.suppression?.until, after.suppression?.until)
        if until.0 != until.1 {
            changes["suppressed_until"] = .array([
                until.0.map { .string($0.description) } ?? .null, until.1.map { .string($0.description) } ?? .null,
            ])
        }
        try audit(
            action,
            .finding,
            id: after.id,
            label: "\(after.rule.rawValue) \(after.subject)",
            revision: after.revision,
            changes: changes
        )
    }

    private static let findingColumns = [
        "revision", "rule", "fingerprint", "subject", "severity", "severity_rank", "state", "summary", "next_step",
        "members", "first_seen_at", "last_seen_at", "resolved_at", "acknowledgement", "suppression", "resolution",
        "reopen_count", "last_answer", "sources", "incident",
    ]

    private static let insertFinding =
        "INSERT INTO finding (\(findingColumns.joined(separator: ", "))) "
        + "VALUES (\(findingColumns.map { _ in "?" }.joined(separator: ", ")))"

    private static let updateFinding =
        "UPDATE finding SET \(findingColumns.map { "\($0) = ?" }.joined(separator: ", ")) WHERE id = ? AND revision = ?"

    private static func values(_ finding: Finding) throws -> [SQLValue] {
        [
            .integer(finding.revision), .text(finding.rule.rawValue), .text(finding.fingerprint),
            .text(finding.subject), .text(finding.severity.rawValue), .integer(Int64(finding.severity.rank)),
            .text(finding.state.rawValue), .text(finding.summary), .text(finding.nextStep),
            .json(try JSONValue(encoding: finding.members)), .integer(finding.firstSeenAt.milliseconds),
            .integer(finding.lastSeenAt.milliseconds), SQLValue(finding.resolvedAt?.milliseconds),
            try optional(finding.acknowledgement), try optional(finding.suppression), try optional(finding.resolution),
            .integer(finding.reopenCount), .text(finding.lastAnswer.rawValue),
            .json(.array(finding.sources.map(JSONValue.integer))), SQLValue(finding.incident),
        ]
    }

    private static func optional(_ value: (some Encodable)?) throws -> SQLValue {
        try value.map { .json(try JSONValue(encoding: $0)) } ?? .null
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
