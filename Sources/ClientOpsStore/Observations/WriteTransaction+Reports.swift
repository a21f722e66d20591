package import ClientOpsModel

/// What a call of a report brought.
package struct ReportCounts: Sendable, Equatable {
    package var new: Int64 = 0
    package var changed: Int64 = 0
    package var unchanged: Int64 = 0
    package var gone: Int64 = 0

    /// Makes counts of nothing.
    package init() {}
}

extension SQLiteConnection {
    /// The source of a name that is not retired.
    package func source(named name: String) throws -> Source? {
        try fetchAll(Source.self, where: "source.name = ? AND source.archived_at IS NULL", [.text(name)]).first
    }

    /// What the store knows of a source's reports.
    package func reportState(ofSource id: Int64) throws -> ReportState {
        let sql = """
            SELECT last_observed_at, usual_subjects, present_subjects, open_subjects, open_complete FROM source \
            WHERE id = ?
            """
        let state = try first(sql, [.integer(id)]) { row in
            ReportState(
                lastObservedAt: row.optionalTime(0),
                usualSubjects: row.optionalInteger(1),
                presentSubjects: row.integer(2),
                openSubjects: row.optionalInteger(3),
                openComplete: row.flag(4)
            )
        }
        return state ?? ReportState()
    }
}

extension WriteTransaction {
    /// Takes a call of a report that ``ReportRules`` found in order.
    ///
    /// Subjects that say what they said before cost one narrow row. A failed look leaves them alone.
    ///
    /// - Parameters:
    ///   - head: the call.
    ///   - subjects: what it brings, cleaned, of the kind the source looks at.
    ///   - source: the source as read in this write.
    /// - Returns: what it brought, and the source as it stands now.
    /// - Throws: `DomainError.invalidField` for a subject named twice; ``StoreError``.
    package func take(
        _ head: ReportHead,
        _ subjects: [ObservedSubject],
        of source: Source
    ) throws -> (counts: ReportCounts, source: Source) {
        var state = try connection.reportState(ofSource: source.id)
        try ReportRules.check(head, of: source, state, now: now)
        if !ReportRules.continues(head, of: source, state) { state.openSubjects = 0 }
        state.openComplete = head.complete
        state.lastObservedAt = head.observedAt
        var counts = ReportCounts()
        for (index, subject) in subjects.enumerated() {
            guard let kind = subject.kind, let key = subject.key else { continue }
            let arrival = Arrival(source: source, head: head, index: index, kind: kind, key: key, subject: subject)
            try take(arrival, &counts, &state)
        }
        let size = (state.openSubjects ?? 0) + Int64(subjects.count)
        state.openSubjects = size
        var after = try suspecting(source, size, head, state)
        after.sequence = head.sequence
        after.lastAttempt = now
        if head.final { counts.gone = try finish(head, &after, &state, size) }
        try save(after, state)
        return (counts, after)
    }

    /// Ends a report; answers how many subjects a complete one came without.
    private func finish(
        _ head: ReportHead,
        _ source: inout Source,
        _ state: inout ReportState,
        _ size: Int64
    ) throws -> Int64 {
        state.openSubjects = nil
        source.lastError = head.error
        guard head.error == nil else { return 0 }
        source.lastSuccess = now
        guard head.complete else { return 0 }
        source.lastComplete = now
        source.subjects = size
        if source.suspectSince == nil { state.usualSubjects = size }
        // Whoever named everybody who was there misses nobody.
        guard state.presentSubjects != size else { return 0 }
        try connection.execute(
            """
            UPDATE observation SET gone_at = ?1 WHERE source_id = ?2 AND gone_at IS NULL AND ?3 <> \
            (SELECT report FROM observation_seen WHERE observation_seen.observation_id = observation.id)
            """,
            .integer(now.milliseconds),
            .integer(source.id),
            .integer(head.sequence)
        )
        let gone = Int64(connection.changedRows)
        state.presentSubjects -= gone
        return gone
    }

    /// Marks a source whose report is far larger than usual; a complete one of an ordinary size takes the mark away.
    private func suspecting(
        _ source: Source,
        _ size: Int64,
        _ head: ReportHead,
        _ state: ReportState
    ) throws -> Source {
        var after = source
        if ReportRules.isSuspect(subjects: size, usual: state.usualSubjects) {
            after.suspectSince = source.suspectSince ?? now
        } else if head.final, head.complete {
            after.suspectSince = nil
        }
        return after.suspectSince == source.suspectSince ? source : try update(source, to: after)
    }

    private func save(_ source: Source, _ state: ReportState) throws {
        try connection.execute(
            """
            UPDATE source SET sequence = ?, subjects = ?, last_attempt = ?, last_success = ?, last_complete = ?, \
            last_error = ?, last_observed_at = ?, usual_subjects = ?, present_subjects = ?, open_subjects = ?, \
            open_complete = ? WHERE id = ?
            """,
            .integer(source.sequence),
            .integer(source.subjects),
            SQLValue(source.lastAttempt?.milliseconds),
            SQLValue(source.lastSuccess?.milliseconds),
            SQLValue(source.lastComplete?.milliseconds),
            SQLValue(source.lastError),
            SQLValue(state.lastObservedAt?.milliseconds),
            SQLValue(state.usualSubjects),
            .integer(state.presentSubjects),
            SQLValue(state.openSubjects),
            .flag(state.openComplete),
            .integer(source.id)
        )
    }

    /// Makes the size of a source's last complete report its usual one.
    package func acceptSize(ofSource id: Int64) throws {
        try connection.execute("UPDATE source SET usual_subjects = subjects WHERE id = ?", .integer(id))
    }
}
