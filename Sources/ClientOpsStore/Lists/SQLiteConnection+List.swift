import ClientOpsModel

extension SQLiteConnection {
    /// Lists rows of an entity.
    ///
    /// - Parameters:
    ///   - type: the entity.
    ///   - request: filters, order and place.
    /// - Returns: a page of rows.
    /// - Throws: `DomainError.invalidField` for a request that cannot be answered; ``StoreError``.
    package func list<E: StoredEntity>(_ type: E.Type, _ request: ListRequest) throws -> ListPage<E> {
        try list(.entity(E.self), request, id: { $0.id }) { try E(StoredRow(row: $0)) }
    }

    func list<Item: Sendable>(
        _ source: ListSource,
        _ request: ListRequest,
        id: (Item) -> Int64,
        _ map: (Row) throws -> Item
    ) throws -> ListPage<Item> {
        let statement = try ListStatement(source, request)
        switch request.position {
        case .page(let number, let size):
            let total = statement.total()
            var page = PageBuilder<Item>(size: size, maximumBytes: request.maximumBytes)
            try page.fill(from: self, statement.page(number: number, size: size), map)
            guard !page.isCut else {
                throw DomainError.limitExceeded(
                    which: "reply_bytes",
                    limit: Int64(request.replyBytes),
                    value: Int64(page.bytes * ListRequest.growth)
                )
            }
            return ListPage(
                items: page.items,
                position: .page(number: number, size: Int64(size), total: try integer(total.sql, total.bindings))
            )
        case .cursor(let token, let size):
            let cursor = token.isEmpty ? nil : try ListCursor(token: token, list: statement.identity)
            var page = PageBuilder<Item>(size: size, maximumBytes: request.maximumBytes)
            for var part in statement.parts(after: cursor) where !page.isCut {
                part.bindings.append(.integer(Int64(size + 1 - page.items.count)))
                try page.fill(from: self, part, map)
            }
            guard page.isCut else { return ListPage(items: page.items, position: .cursor(next: nil)) }
            let next = try page.items.last.map { try mark(behind: id($0), statement) }
            return ListPage(items: page.items, position: .cursor(next: next?.token))
        }
    }

    private func mark(behind id: Int64, _ statement: ListStatement) throws -> ListCursor {
        let table = statement.source.table
        let sql = "SELECT \(statement.sortColumn) FROM \(table) WHERE \(statement.source.key) = ?"
        let value = try first(sql, [.integer(id)]) { $0.value(0) }
        return ListCursor(list: statement.identity, value: value ?? .null, id: id)
    }
}

/// Rows of a page, until there are enough of them or of their bytes.
private struct PageBuilder<Item> {
    let size: Int
    let maximumBytes: Int
    private(set) var items: [Item] = []
    private(set) var bytes = 0
    /// Whether a row had to be left out.
    private(set) var isCut = false

    init(size: Int, maximumBytes: Int) {
        self.size = size
        self.maximumBytes = maximumBytes
    }

    /// Takes rows; one is always taken, so that every page gets on.
    mutating func fill(
        from connection: SQLiteConnection,
        _ query: ListSource.Condition,
        _ map: (Row) throws -> Item
    ) throws {
        try connection.forEach(query.sql, query.bindings) { row in
            bytes += row.byteCount
            guard items.count < size, items.isEmpty || bytes <= maximumBytes else {
                isCut = true
                return false
            }
            items.append(try map(row))
            return true
        }
    }
}
