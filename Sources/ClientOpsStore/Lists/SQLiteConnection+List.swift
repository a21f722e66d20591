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
            let page = statement.page(number: number, size: size)
            return ListPage(
                items: try rows(page.sql, page.bindings, map),
                position: .page(number: number, size: Int64(size), total: try integer(total.sql, total.bindings))
            )
        case .cursor(let token, let size):
            let cursor = token.isEmpty ? nil : try ListCursor(token: token, list: statement.identity)
            var items: [Item] = []
            for part in statement.parts(after: cursor) where items.count <= size {
                items += try rows(part.sql, part.bindings + [.integer(Int64(size + 1 - items.count))], map)
            }
            guard items.count > size else { return ListPage(items: items, position: .cursor(next: nil)) }
            items.removeLast()
            let next = try items.last.map { try mark(behind: id($0), statement) }
            return ListPage(items: items, position: .cursor(next: next?.token))
        }
    }

    private func mark(behind id: Int64, _ statement: ListStatement) throws -> ListCursor {
        let table = statement.source.table
        let sql = "SELECT \(statement.sortColumn) FROM \(table) WHERE \(statement.source.key) = ?"
        let value = try first(sql, [.integer(id)]) { $0.value(0) }
        return ListCursor(list: statement.identity, value: value ?? .null, id: id)
    }
}
