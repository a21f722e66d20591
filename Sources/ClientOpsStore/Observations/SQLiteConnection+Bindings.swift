package import ClientOpsModel

/// An observation, and whether its source is retired.
package struct StoredObservation: Sendable, Equatable {
    package var observation: Observation
    package var isRetired: Bool
}

extension SQLiteConnection {
    /// Reads an observation, that of a retired source too.
    package func observation(id: Int64) throws -> StoredObservation? {
        let sql = Self.namedObservationSelect + " WHERE observation.id = ?"
        return try first(sql, [.integer(id)]) { row in
            StoredObservation(observation: try Self.observation(row, name: row.text(12)), isRetired: row.flag(13))
        }
    }

    /// Lists observations; those of retired sources too when archived rows are asked for.
    ///
    /// - Parameter request: filters, order and place.
    /// - Returns: a page of observations.
    /// - Throws: `DomainError.invalidField` for a request that cannot be answered; ``StoreError``.
    package func observations(_ request: ListRequest) throws -> ListPage<Observation> {
        try list(Self.observationSource(includesRetired: request.includesArchived), request, id: { $0.id }) { row in
            try Self.observation(row, name: row.text(12))
        }
    }

    static func observationSource(includesRetired: Bool) -> ListSource {
        ListSource(
            table: "observation",
            select: namedObservationSelect,
            key: "id",
            sortable: ["id", "key", "host", "kind", "changed_at"],
            hasArchive: false,
            isSearchable: true,
            visibility: { visibility in
                guard visibility == .all else { return ListSource.Condition(sql: "0") }
                guard !includesRetired else { return nil }
                // The plus keeps the list along its own order instead of source by source.
                return ListSource.Condition(
                    sql: "+observation.source_id IN (SELECT id FROM source WHERE archived_at IS NULL)"
                )
            },
            countedTotal: nil
        )
    }

    private static let namedObservationSelect = observationSelect(
        and: """
            , (SELECT name FROM source WHERE source.id = observation.source_id), \
            (SELECT archived_at IS NOT NULL FROM source WHERE source.id = observation.source_id)
            """
    )

    /// Live instances that are bound to a database: by the recorded cluster, or by host and name.
    ///
    /// - Parameters:
    ///   - identifier: the system identifier of the cluster.
    ///   - localHost: the host whose own cluster it is; nil when it is reached from elsewhere.
    ///   - name: the database.
    /// - Returns: the instances, in order of id.
    /// - Throws: ``StoreError``.
    package func instances(boundTo identifier: String, localHost: String?, name: String) throws -> [Instance] {
        try fetchAll(
            Instance.self,
            where: """
                instance.db_name = ?1 AND instance.archived_at IS NULL
                AND (db_cluster = ?2 OR db_cluster IS NULL AND instance.host = ?3) ORDER BY instance.id
                """,
            [.text(name), .text(identifier), SQLValue(localHost)]
        )
    }
}
