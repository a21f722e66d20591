package import ClientOpsModel

/// A subject of a report on its way into the store.
struct Arrival {
    var source: Source
    var head: ReportHead
    /// Its place among the subjects of the call.
    var index: Int
    var kind: ObservedKind
    var key: String
    var subject: ObservedSubject
}

/// A subject as the store has it.
private struct Known {
    var id: Int64
    var signals: String
    var changedAt: Int64
    var goneAt: Int64?
    /// The report that last named it.
    var report: Int64
}

extension WriteTransaction {
    /// Takes a subject.
    func take(_ arrival: Arrival, _ counts: inout ReportCounts, _ state: inout ReportState) throws {
        let signals = SignalText.encode(arrival.subject)
        guard let known = try known(arrival) else {
            counts.new += 1
            state.presentSubjects += 1
            return try add(arrival, signals)
        }
        guard known.report != arrival.head.sequence else {
            throw DomainError.invalidField(
                pointer: "/subjects/\(arrival.index)",
                expected: "each subject once in a report"
            )
        }
        try connection.execute(
            """
            UPDATE observation_seen SET report = ?, observed_at = ?, received_at = ?, moving = ? \
            WHERE observation_id = ?
            """,
            .integer(arrival.head.sequence),
            .integer(arrival.head.observedAt.milliseconds),
            .integer(now.milliseconds),
            SQLValue(SignalText.moving(of: arrival.subject)?.milliseconds),
            .integer(known.id)
        )
        if known.goneAt != nil { state.presentSubjects += 1 }
        if known.goneAt == nil, known.signals == signals {
            counts.unchanged += 1
        } else {
            counts.changed += 1
            try change(known, arrival, signals)
        }
    }

    private func known(_ arrival: Arrival) throws -> Known? {
        try connection.first(
            """
            SELECT observation.id, signals, changed_at, gone_at, report FROM observation \
            CROSS JOIN observation_seen ON observation_seen.observation_id = observation.id \
            WHERE source_id = ? AND kind = ? AND key = ?
            """,
            [.integer(arrival.source.id), .text(arrival.kind.rawValue), .text(arrival.key)]
        ) { row in
            Known(
                id: row.integer(0),
                signals: row.text(1),
                changedAt: row.integer(2),
                goneAt: row.optionalInteger(3),
                report: row.integer(4)
            )
        }
    }

    private func add(_ arrival: Arrival, _ signals: String) throws {
        let folded = Self.folded(arrival)
        let time = SQLValue.integer(now.milliseconds)
        try connection.execute(
            """
            INSERT INTO observation (source_id, host, kind, key, signals, first_received_at, changed_at, folded) \
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            .integer(arrival.source.id),
            .text(arrival.source.host),
            .text(arrival.kind.rawValue),
            .text(arrival.key),
            .text(signals),
            time,
            time,
            .text(folded)
        )
        let id = connection.lastInsertedID
        try connection.execute(
            """
            INSERT INTO observation_seen (observation_id, report, observed_at, received_at, moving) \
            VALUES (?, ?, ?, ?, ?)
            """,
            .integer(id),
            .integer(arrival.head.sequence),
            .integer(arrival.head.observedAt.milliseconds),
            time,
            SQLValue(SignalText.moving(of: arrival.subject)?.milliseconds)
        )
        position.searchChanges.append(SearchChange(table: "observation", id: id, old: nil, new: folded))
    }

    /// Keeps what was said before, up to when it stopped being so, and takes the new words.
    private func change(_ known: Known, _ arrival: Arrival, _ signals: String) throws {
        try connection.execute(
            "INSERT INTO observation_history (observation_id, signals, since, until) VALUES (?, ?, ?, ?)",
            .integer(known.id),
            .text(known.signals),
            .integer(known.changedAt),
            .integer(known.goneAt ?? now.milliseconds)
        )
        let folded = Self.folded(arrival)
        let before = try connection.indexedText(table: "observation", id: known.id)
        try connection.execute(
            "UPDATE observation SET signals = ?, changed_at = ?, gone_at = NULL, folded = ? WHERE id = ?",
            .text(signals),
            .integer(now.milliseconds),
            .text(folded),
            .integer(known.id)
        )
        guard folded != before else { return }
        position.searchChanges.append(SearchChange(table: "observation", id: known.id, old: before, new: folded))
    }

    private static func folded(_ arrival: Arrival) -> String {
        TextFolding.fold(
            columns: SignalText.searchText(of: arrival.subject, key: arrival.key, host: arrival.source.host)
        )
    }

    /// Deletes former words of subjects that ended before a time; the newest of each subject is never among them.
    ///
    /// - Parameters:
    ///   - time: when they ended at the latest.
    ///   - limit: most rows, so that the writer is not held up.
    /// - Returns: how many were deleted; fewer than the limit when none are left.
    /// - Throws: ``StoreError``.
    package func pruneObservations(olderThan time: Timestamp, limit: Int) throws -> Int {
        try connection.execute(
            """
            DELETE FROM observation_history WHERE id IN \
            (SELECT id FROM observation_history WHERE until < ? ORDER BY until LIMIT ?)
            """,
            .integer(time.milliseconds),
            .integer(Int64(limit))
        )
        return Int(connection.changedRows)
    }
}
