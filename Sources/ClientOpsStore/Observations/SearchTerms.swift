package import ClientOpsModel
import StrictJSON

/// What `instance.find` looks for, in every form in which it may be stored.
package struct SearchTerms: Sendable {
    /// As it was asked, trimmed.
    package let raw: String
    /// As the trigram indexes hold it.
    package let folded: String
    /// As a URL, when it can be one; a bare host name can.
    package let url: OdooURL?
    /// The host of the URL.
    package var host: String? { url?.host }
    /// The wildcard alias that would cover the host.
    package var wildcard: String? {
        guard let host, let dot = host.firstIndex(of: ".") else { return nil }
        return "*" + host[dot...]
    }

    /// Prepares a search.
    package init(_ query: Query) {
        raw = query.value
        folded = TextFolding.fold(query.value)
        url = (try? OdooURL(query.value)) ?? (try? OdooURL("https://" + query.value))
    }

    /// Whether a text is what is looked for, true, or holds it, false; nil when it has nothing to do with it.
    package func match(_ text: String) -> Bool? {
        let other = TextFolding.fold(text)
        return other == folded ? true : other.contains(folded) ? false : nil
    }

    /// The term inside the JSON of a column, without its quotes.
    fileprivate var inJSON: SQLValue {
        .text(String(decoding: JSONValue.string(raw).serialized().dropFirst().dropLast(), as: UTF8.self))
    }
}

extension SQLiteConnection {
    /// Live instances that a search may mean: those that have it as a value first, then those that hold it somewhere.
    ///
    /// - Parameters:
    ///   - terms: what is looked for.
    ///   - visibility: what the caller may see.
    ///   - limit: most instances.
    /// - Returns: the instances.
    /// - Throws: ``StoreError``.
    package func instances(_ terms: SearchTerms, visibility: Visibility, limit: Int) throws -> [Instance] {
        let visible = ListSource.projectCondition(visibility, column: "instance.project_id")
        let rest = (visible.map { " AND \($0.sql)" } ?? "") + " AND instance.archived_at IS NULL ORDER BY id LIMIT ?"
        let bounds = (visible?.bindings ?? []) + [.integer(Int64(limit))]
        let exact = try fetchAll(
            Instance.self,
            where: """
                instance.id IN (SELECT id FROM instance WHERE db_name = ? UNION SELECT id FROM instance WHERE db_uuid = ?
                    UNION SELECT id FROM instance WHERE host = ? UNION SELECT id FROM instance WHERE url_key = ?
                    UNION SELECT id FROM instance WHERE name = ?
                    UNION SELECT id FROM instance WHERE db_cluster = ? OR instr(nodes, ?) OR instr(aliases, ?))
                """ + rest,
            [
                .text(terms.raw), .text(terms.raw.lowercased()), SQLValue(terms.host ?? terms.raw),
                SQLValue(terms.url?.comparisonKey), .text(terms.raw), .text(terms.raw), terms.inJSON,
                SQLValue(terms.wildcard.map { "\"\($0)\"" }),
            ] + bounds
        )
        guard exact.count < limit else { return exact }
        let holding = Self.holding(terms, in: "instance")
        let others = try fetchAll(Instance.self, where: holding.sql + rest, holding.bindings + bounds)
        let known = Set(exact.map(\.id))
        return Array((exact + others.filter { !known.contains($0.id) }).prefix(limit))
    }

    /// Observations that a search may mean, of sources that are not retired; ordered like instances.
    ///
    /// - Parameters:
    ///   - terms: what is looked for.
    ///   - limit: most observations.
    /// - Returns: the observations.
    /// - Throws: ``StoreError``.
    package func observations(_ terms: SearchTerms, limit: Int) throws -> [Observation] {
        // Each searched value stands on a line of its own; a database's name ends its key, the first line.
        let whole = ["/\(terms.folded)\n", "\n\(terms.folded)\n"].map(Self.phrase)
        let exact = try observations(
            ListSource.Condition(
                sql: """
                    observation.id IN (SELECT id FROM observation WHERE key = ? \
                    UNION SELECT rowid FROM observation_search WHERE folded MATCH ?)
                    """,
                bindings: [.text(terms.raw), .text(whole.joined(separator: " OR "))]
            ),
            limit: limit
        )
        guard exact.count < limit else { return exact }
        let others = try observations(Self.holding(terms, in: "observation"), limit: limit)
        let known = Set(exact.map(\.id))
        return Array((exact + others.filter { !known.contains($0.id) }).prefix(limit))
    }

    private func observations(_ condition: ListSource.Condition, limit: Int) throws -> [Observation] {
        let source = Self.observationSource(includesRetired: false)
        let living = source.visibility(.all).map { " AND \($0.sql)" } ?? ""
        return try rows(
            "\(source.select) WHERE \(condition.sql)\(living) ORDER BY observation.id LIMIT ?",
            condition.bindings + [.integer(Int64(limit))]
        ) { try Self.observation($0, name: $0.text(12)) }
    }

    /// Rows that hold the text somewhere; short ones are beyond the trigram index.
    private static func holding(_ terms: SearchTerms, in table: String) -> ListSource.Condition {
        guard terms.folded.unicodeScalars.count >= 3 else {
            return ListSource.Condition(sql: "instr(\(table).folded, ?) > 0", bindings: [.text(terms.folded)])
        }
        // Another way to write the same address.
        let address = terms.raw.contains("://") ? terms.url.map { TextFolding.fold($0.comparisonKey) } : nil
        let phrases = [terms.folded, address].compactMap(\.self).map(phrase)
        return ListSource.Condition(
            sql: "\(table).id IN (SELECT rowid FROM \(table)_search WHERE folded MATCH ?)",
            bindings: [.text(phrases.joined(separator: " OR "))]
        )
    }

    private static func phrase(_ text: String) -> String {
        "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
