import ClientOpsModel
import ClientOpsProtocol
import ClientOpsStore

extension ReadContext {
    /// Brings the paging of a list into the store's terms, for the rows the caller may see.
    ///
    /// - Parameters:
    ///   - paging: what was asked.
    ///   - filters: the entity's conditions; those without a value are left out.
    /// - Returns: what to ask the store.
    /// - Throws: `DomainError` for paging that contradicts itself, or that the caller may not ask.
    func request(_ paging: Paging, _ filters: [ListFilter?] = []) throws -> ListRequest {
        var request = ListRequest()
        request.filters = filters.compactMap(\.self)
        request.query = paging.query?.value
        request.sort = paging.sort
        request.includesArchived = try allowed(paging.includeArchived)
        request.visibility = caller.visibility
        request.replyBytes = service.settings.limits.replyBytes
        let size = try size(ofPage: paging.pageSize, usual: ListRequest.defaultSize)
        switch (paging.page, paging.cursor) {
        case (.some, .some):
            throw DomainError.invalidField(pointer: "/cursor", expected: "either page or cursor, not both")
        case (.some(let page), nil): request.position = .page(page.value, size: size)
        case (nil, let cursor): request.position = .cursor(cursor ?? "", size: size)
        }
        return request
    }

    /// How many rows a page may have.
    ///
    /// - Parameters:
    ///   - asked: what the caller asked for.
    ///   - usual: what it gets unasked, if the limit allows it.
    /// - Returns: the number of rows.
    /// - Throws: `DomainError.limitExceeded`.
    func size(ofPage asked: PageSize?, usual: Int) throws -> Int {
        let limit = service.settings.limits.pageSize
        guard let asked else { return min(usual, limit) }
        guard asked.value <= limit else {
            throw DomainError.limitExceeded(which: "page_size", limit: Int64(limit), value: asked.value)
        }
        return Int(asked.value)
    }
}

extension ListFilter {
    /// Equality with a text, if one was given.
    static func equals(_ column: String, _ text: String?) -> ListFilter? {
        text.map { .equals(column, .text($0)) }
    }

    /// Equality with an integer, if one was given.
    static func equals(_ column: String, _ integer: Int64?) -> ListFilter? {
        integer.map { .equals(column, .integer($0)) }
    }

    /// Equality with a flag, if one was given.
    static func equals(_ column: String, _ flag: Bool?) -> ListFilter? {
        flag.map { .equals(column, .flag($0)) }
    }

    /// Days between two ends, if either was given.
    static func days(_ column: String, from: CalendarDate?, to: CalendarDate?) -> ListFilter? {
        guard from != nil || to != nil else { return nil }
        return .textRange(column, from: from?.wireValue, to: to?.wireValue)
    }

    /// Equality with a word of a closed vocabulary, if one was given.
    static func equals<Word: RawRepresentable>(_ column: String, _ word: Word?) -> ListFilter?
    where Word.RawValue == String {
        word.map { .equals(column, .text($0.rawValue)) }
    }
}

extension ListResult {
    /// The answer for a page of rows.
    init(_ page: ListPage<Item>) {
        self.init(items: page.items, position: ListPosition(page.position))
    }
}

extension ListPosition {
    init<Item>(_ position: ListPage<Item>.Position) {
        switch position {
        case .cursor(let next): self = .cursor(next: next)
        case .page(let number, let size, let total):
            self = .page(number: number, size: size, total: total, pages: (total + size - 1) / size)
        }
    }
}
