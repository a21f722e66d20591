import ClientOpsModel

/// The SQL of one list request.
struct ListStatement {
    let source: ListSource
    let request: ListRequest
    let sortColumn: String
    let descending: Bool
    private let conditions: [ListSource.Condition]

    /// Checks the request and collects its conditions.
    ///
    /// - Throws: `DomainError.invalidField` for a column that cannot be sorted by, or a search where there is none.
    init(_ source: ListSource, _ request: ListRequest) throws {
        self.source = source
        self.request = request
        let sort = request.sort ?? source.key
        descending = sort.hasPrefix("-")
        sortColumn = descending ? String(sort.dropFirst()) : sort
        guard source.sortable.contains(sortColumn) else {
            throw DomainError.invalidField(
                pointer: "/sort",
                expected: "one of \(source.sortable.joined(separator: ", ")), with - in front for descending"
            )
        }
        conditions = try Self.conditions(source, request)
    }

    /// Whether nothing narrows the list, so that the kept total holds.
    var isUnconditional: Bool {
        request.filters.isEmpty && request.query == nil && source.visibility(request.visibility) == nil
    }

    /// What makes this list another one than those with the same columns.
    var identity: String {
        ListCursor.identity(
            of: [source.table, sortColumn, descending ? "-" : "+"]
                + conditions.flatMap { [$0.sql] + $0.bindings.map { "\($0)" } }
        )
    }

    /// Rows of a numbered page.
    func page(number: Int64, size: Int) -> ListSource.Condition {
        var statement = rows(nil)
        statement.sql += " LIMIT ? OFFSET ?"
        statement.bindings += [.integer(Int64(size)), .integer((number - 1) * Int64(size))]
        return statement
    }

    /// Rows behind a mark: statements to run one after the other until there are enough rows.
    ///
    /// Their last value is the number of rows still wanted. SQLite sorts null before everything; a single statement
    /// for both sides of that border would have to read and sort the whole table.
    func parts(after cursor: ListCursor?) -> [ListSource.Condition] {
        sides(of: cursor).map { side in
            var statement = rows(side)
            statement.sql += " LIMIT ?"
            return statement
        }
    }

    /// The number of rows.
    func total() -> ListSource.Condition {
        if isUnconditional, let counted = source.countedTotal { return counted(request.includesArchived) }
        let all = joined(conditions)
        return ListSource.Condition(sql: "SELECT count(*) FROM \(source.table)" + all.sql, bindings: all.bindings)
    }

    private func rows(_ side: ListSource.Condition?) -> ListSource.Condition {
        let all = joined(conditions + [side].compactMap(\.self))
        let direction = descending ? " DESC" : ""
        let key = "\(source.table).\(source.key)"
        let order = sortColumn == source.key ? key + direction : "\(column)\(direction), \(key)\(direction)"
        return ListSource.Condition(sql: source.select + all.sql + " ORDER BY " + order, bindings: all.bindings)
    }

    private var column: String { "\(source.table).\(sortColumn)" }

    /// The conditions of the rows behind the mark, in the list's order; nil for all rows.
    private func sides(of cursor: ListCursor?) -> [ListSource.Condition?] {
        guard let cursor else { return [nil] }
        let key = "\(source.table).\(source.key)"
        let past = descending ? "<" : ">"
        let id = SQLValue.integer(cursor.id)
        guard sortColumn != source.key else {
            return [ListSource.Condition(sql: "\(key) \(past) ?", bindings: [id])]
        }
        let without = ListSource.Condition(sql: "\(column) IS NULL AND \(key) \(past) ?", bindings: [id])
        let with = ListSource.Condition(sql: "(\(column), \(key)) \(past) (?, ?)", bindings: [cursor.value, id])
        switch (cursor.value, descending) {
        case (.null, false): return [without, ListSource.Condition(sql: "\(column) IS NOT NULL")]
        case (.null, true): return [without]
        case (_, false): return [with]
        case (_, true): return [with, ListSource.Condition(sql: "\(column) IS NULL")]
        }
    }

    private func joined(_ parts: [ListSource.Condition]) -> ListSource.Condition {
        guard !parts.isEmpty else { return ListSource.Condition(sql: "") }
        return ListSource.Condition(
            sql: " WHERE " + parts.map(\.sql).joined(separator: " AND "),
            bindings: parts.flatMap(\.bindings)
        )
    }

    private static func conditions(
        _ source: ListSource,
        _ request: ListRequest
    ) throws -> [ListSource.Condition] {
        var result: [ListSource.Condition] = []
        if source.hasArchive, !request.includesArchived {
            result.append(ListSource.Condition(sql: "\(source.table).archived_at IS NULL"))
        }
        result += request.filters.map { condition(source, $0) }
        if let visible = source.visibility(request.visibility) { result.append(visible) }
        if let query = request.query { result.append(try search(source, query)) }
        return result
    }

    private static func condition(_ source: ListSource, _ filter: ListFilter) -> ListSource.Condition {
        switch filter {
        case .equals(let column, let value):
            return ListSource.Condition(sql: "\(source.table).\(column) = ?", bindings: [value])
        case .atLeast(let column, let value):
            return bound(source, column, ">=", "ASC", value)
        case .atMost(let column, let value):
            return bound(source, column, "<=", "DESC", value)
        case .notBelow(let column, let value):
            let name = "\(source.table).\(column)"
            return ListSource.Condition(sql: "(\(name) IS NULL OR \(name) >= ?)", bindings: [.integer(value)])
        case .differs(let column, let value): return compared(source, column, "<>", value)
        case .textAtLeast(let column, let text): return compared(source, column, ">=", .text(text))
        case .textRange(let column, let from, let to): return range(source, column, from: from, to: to)
        case .textBelow(let column, let text): return compared(source, column, "<", .text(text))
        case .isEmpty(let column): return ListSource.Condition(sql: "\(source.table).\(column) IS NULL")
        case .any(let filters):
            let parts = filters.map { condition(source, $0) }
            return ListSource.Condition(
                sql: "(" + parts.map(\.sql).joined(separator: " OR ") + ")",
                bindings: parts.flatMap(\.bindings)
            )
        }
    }

    /// Bounds of a column as a set of keys: a list in the order of its key would walk the whole table for them.
    private static func range(
        _ source: ListSource,
        _ column: String,
        from: String?,
        to: String?
    ) -> ListSource.Condition {
        let bounds = [from.map { (">=", $0) }, to.map { ("<=", $0) }].compactMap(\.self)
        let (table, key) = (source.table, source.key)
        let inside = bounds.map { "bound.\(column) \($0.0) ?" }.joined(separator: " AND ")
        return ListSource.Condition(
            sql: "\(table).\(key) IN (SELECT bound.\(key) FROM \(table) AS bound WHERE \(inside))",
            bindings: bounds.map { .text($0.1) }
        )
    }

    private static func compared(
        _ source: ListSource,
        _ column: String,
        _ comparison: String,
        _ value: SQLValue
    ) -> ListSource.Condition {
        ListSource.Condition(sql: "\(source.table).\(column) \(comparison) ?", bindings: [value])
    }

    /// A bound on a column; on one that rises with the key it is a bound on the key, found through the column's index.
    private static func bound(
        _ source: ListSource,
        _ column: String,
        _ comparison: String,
        _ direction: String,
        _ value: Int64
    ) -> ListSource.Condition {
        let (table, key) = (source.table, source.key)
        guard source.ascending.contains(column) else {
            // As a literal, because a partial index is only used for what the text of the statement says.
            return ListSource.Condition(sql: "\(table).\(column) \(comparison) \(value)")
        }
        return ListSource.Condition(
            sql: """
                \(table).\(key) \(comparison) (SELECT bound.\(key) FROM \(table) AS bound
                    WHERE bound.\(column) \(comparison) ? ORDER BY bound.\(column) \(direction), bound.\(key) \(direction) LIMIT 1)
                """,
            bindings: [.integer(value)]
        )
    }

    /// Literal substring search: three characters and more through the trigram index, fewer along the rows.
    private static func search(_ source: ListSource, _ query: String) throws -> ListSource.Condition {
        guard source.isSearchable else {
            throw DomainError.invalidField(pointer: "/q", expected: "no search: this list has no text to look into")
        }
        let folded = TextFolding.fold(query)
        guard folded.unicodeScalars.count >= 3 else {
            return ListSource.Condition(sql: "instr(\(source.table).folded, ?) > 0", bindings: [.text(folded)])
        }
        let phrase =
            "\"" + folded.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
        return ListSource.Condition(
            sql: "\(source.table).id IN (SELECT rowid FROM \(source.table)_search WHERE folded MATCH ?)",
            bindings: [.text(phrase)]
        )
    }
}
