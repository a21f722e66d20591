package import ClientOpsModel

extension SQLiteConnection {
    /// Sources that are not retired, in order of id.
    package func activeSources() throws -> [Source] {
        try fetchAll(Source.self, where: "source.archived_at IS NULL ORDER BY source.id", [])
    }

    /// Announced tests that are still open.
    ///
    /// - Parameter now: the time.
    /// - Returns: the expectations, in order of id.
    /// - Throws: ``StoreError``.
    package func openExpectations(at now: Timestamp) throws -> [Expectation] {
        try fetchAll(
            Expectation.self,
            where: "expectation.archived_at IS NULL AND expectation.until > ? ORDER BY expectation.id",
            [.integer(now.milliseconds)]
        )
    }

    /// What the sources that are not retired last said, gone subjects included, in order of id.
    ///
    /// - Throws: ``StoreError``.
    package func currentObservations() throws -> [Observation] {
        var result: [Observation] = []
        try forEachCurrentObservation { result.append($0) }
        return result
    }

    /// Hands on what ``currentObservations()`` answers, one by one: an observation takes more memory than what is
    /// usually kept of it.
    ///
    /// - Parameter body: takes an observation.
    /// - Throws: what the body throws, and ``StoreError``.
    package func forEachCurrentObservation(_ body: (Observation) throws -> Void) throws {
        let sources = Dictionary(uniqueKeysWithValues: try activeSources().map { ($0.id, $0) })
        let sql =
            Self.observationSelect()
            + " WHERE +observation.source_id IN (SELECT id FROM source WHERE archived_at IS NULL)"
            + " ORDER BY observation.id"
        try forEach(sql) { row in
            if let source = sources[row.integer(1)] { try body(Self.observation(row, name: source.name)) }
            return true
        }
    }

    /// The columns that ``observation(_:name:)`` reads, and more behind them.
    static func observationSelect(and more: String = "") -> String {
        """
        SELECT observation.id, observation.source_id, observation.kind, observation.key, observation.signals, \
        observation.first_received_at, observation.changed_at, observation.gone_at, observation_seen.observed_at, \
        observation_seen.received_at, observation_seen.moving, observation.host\(more) FROM observation \
        CROSS JOIN observation_seen ON observation_seen.observation_id = observation.id
        """
    }

    static func observation(_ row: Row, name: String) throws -> Observation {
        let kind: ObservedKind = try row.word(2)
        return Observation(
            id: row.integer(0),
            sourceID: row.integer(1),
            source: name,
            host: row.text(11),
            kind: kind,
            key: row.text(3),
            subject: try SignalText.decode(kind, row.bytes(4), moving: row.optionalTime(10)),
            observedAt: row.time(8),
            receivedAt: row.time(9),
            firstReceivedAt: row.time(5),
            changedAt: row.time(6),
            goneAt: row.optionalTime(7)
        )
    }
}
