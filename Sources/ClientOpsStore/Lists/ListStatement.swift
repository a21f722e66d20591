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
        var statement = rows(after: nil)
        statement.sql += " LIMIT ? OFFSET ?"
        statement.bindings += [.integer(Int64(size)), .integer((number - 1) * Int64(size))]
        return statement
    }

    /// Rows behind a mark, one more than the page holds.
    func page(after cursor: ListCursor?, size: Int) -> ListSource.Condition {
        var statement = rows(after: cursor)
        statement.sql += " LIMIT ?"
        statement.bindings.append(.integer(Int64(size) + 1))
        return statement
    }

    /// The number of rows.
    func total() -> ListSource.Condition {
        if isUnconditional, let counted = source.countedTotal { return counted(request.includesArchived) }
        let all = joined(conditions)
        return ListSource.Condition(sql: "SELECT count(*) FROM \(source.table)" + all.sql, bindings: all.bindings)
    }

    private func rows(after cursor: ListCursor?) -> ListSource.Condition {
        let all = joined(conditions + (cursor.map { [keyset($0)] } ?? []))
        let direction = descending ? " DESC" : ""
        let key = "\(source.table).\(source.key)"
        let order = sortColumn == source.key ? key + direction : "\(column)\(direction), \(key)\(direction)"
        return ListSource.Condition(sql: source.select + all.sql + " ORDER BY " + order, bindings: all.bindings)
    }

    private var column: String { "\(source.table).\(sortColumn)" }

    /// Rows behind the mark in the list's order; SQLite sorts null before everything.
    private func keyset(_ cursor: ListCursor) -> ListSource.Condition {
        let key = "\(source.table).\(source.key)"
        let past = descending ? "<" : ">"
        guard sortColumn != source.key else {
            return ListSource.Condition(sql: "\(key) \(past) ?", bindings: [.integer(cursor.id)])
        }
        switch (cursor.value, descending) {
        case (.null, false):
            return ListSource.Condition(
                sql: "(\(column) IS NOT NULL OR \(key) > ?)",
                bindings: [.integer(cursor.id)]
            )
        case (.null, true):
            return ListSource.Condition(
                sql: "(\(column) IS NULL AND \(key) < ?)",
                bindings: [.integer(cursor.id)]
            )
        case (let value, false):
            return ListSource.Condition(
                sql: "(\(column), \(key)) > (?, ?)",
                bindings: [value, .integer(cursor.id)]
            )
        case (let value, true):
            return ListSource.Condition(
                sql: "((\(column), \(key)) < (?, ?) OR \(column) IS NULL)",
                bindings: [value, .integer(cursor.id)]
            )
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
        for filter in request.filters {
            switch filter {
            case .equals(let column, let value):
                result.append(ListSource.Condition(sql: "\(source.table).\(column) = ?", bindings: [value]))
            case .atLeast(let column, let value):
                result.append(ListSource.Condition(sql: "\(source.table).\(column) >= ?", bindings: [.integer(value)]))
            case .atMost(let column, let value):
                result.append(ListSource.Condition(sql: "\(source.table).\(column) <= ?", bindings: [.integer(value)]))
            case .notBelow(let column, let value):
                let name = "\(source.table).\(column)"
                result.append(
                    ListSource.Condition(sql: "(\(name) IS NULL OR \(name) >= ?)", bindings: [.integer(value)])
                )
            }
        }
        if let visible = source.visibility(request.visibility) { result.append(visible) }
        if let query = request.query { result.append(try search(source, query)) }
        return result
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
        let phrase = "\"" + folded.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
        return ListSource.Condition(
            sql: "\(source.table).id IN (SELECT rowid FROM \(source.table)_search WHERE folded MATCH ?)",
            bindings: [.text(phrase)]
        )
    }
}
