package import ClientOpsModel

/// The parameters of a `list`: the entity's filters beside what every list takes.
package struct ListParams<Filters: Codable & Sendable & Hashable>: Codable, Sendable, Hashable {
    /// Equality and range filters by field name.
    package var filters: Filters
    /// Search, order and paging.
    package var paging: Paging

    /// Makes the parameters.
    package init(filters: Filters, paging: Paging = Paging()) {
        self.filters = filters
        self.paging = paging
    }

    /// Reads both from the same object.
    package init(from decoder: any Decoder) throws {
        filters = try Filters(from: decoder)
        paging = try Paging(from: decoder)
    }

    /// Writes both into the same object.
    package func encode(to encoder: any Encoder) throws {
        try filters.encode(to: encoder)
        try paging.encode(to: encoder)
    }
}

/// Search, order and paging of a list; with neither page nor cursor it is the first cursor page of 20 rows.
package struct Paging: Codable, Sendable, Hashable {
    /// Literal text to look for, without regard to case and accents.
    package var query: Query?
    /// A listed column, with `-` in front for descending; id breaks ties.
    package var sort: String?
    /// Archived rows too; admins only.
    package var includeArchived: Bool?
    package var page: PageNumber?
    package var pageSize: PageSize?
    /// Where the last answer ended; the empty text begins.
    package var cursor: String?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case query = "q"
        case sort
        case includeArchived = "include_archived"
        case page
        case pageSize = "page_size"
        case cursor
    }

    /// Makes paging parameters, none unless given.
    package init(
        query: Query? = nil,
        sort: String? = nil,
        includeArchived: Bool? = nil,
        page: PageNumber? = nil,
        pageSize: PageSize? = nil,
        cursor: String? = nil
    ) {
        self.query = query
        self.sort = sort
        self.includeArchived = includeArchived
        self.page = page
        self.pageSize = pageSize
        self.cursor = cursor
    }
}

/// The answer of a `list`, by page or by cursor.
package struct ListResult<Item: Codable & Sendable>: Codable, Sendable {
    package var items: [Item]
    /// How the rows were asked for.
    package var position: ListPosition

    /// Makes a result.
    package init(items: [Item], position: ListPosition) {
        self.items = items
        self.position = position
    }

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case items
        case nextCursor = "next_cursor"
        case page
        case pageSize = "page_size"
        case total
        case totalPages = "total_pages"
    }

    /// Reads either form.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        items = try container.decode([Item].self, forKey: .items)
        let next = try container.decodeIfPresent(String.self, forKey: .nextCursor)
        if let page = try container.decodeIfPresent(Int64.self, forKey: .page),
            let size = try container.decodeIfPresent(Int64.self, forKey: .pageSize),
            let total = try container.decodeIfPresent(Int64.self, forKey: .total),
            let pages = try container.decodeIfPresent(Int64.self, forKey: .totalPages)
        {
            position = .page(number: page, size: size, total: total, pages: pages)
        } else {
            position = .cursor(next: next)
        }
    }

    /// Writes the form that was asked for.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(items, forKey: .items)
        switch position {
        case .cursor(let next):
            if let next {
                try container.encode(next, forKey: .nextCursor)
            } else {
                try container.encodeNil(forKey: .nextCursor)
            }
        case .page(let number, let size, let total, let pages):
            try container.encode(number, forKey: .page)
            try container.encode(size, forKey: .pageSize)
            try container.encode(total, forKey: .total)
            try container.encode(pages, forKey: .totalPages)
        }
    }
}

/// Where a list answer stands in the whole.
package enum ListPosition: Sendable, Hashable {
    /// The next page begins at the cursor; nil at the end.
    case cursor(next: String?)
    case page(number: Int64, size: Int64, total: Int64, pages: Int64)
}

/// No filters.
package struct NoFilters: Codable, Sendable, Hashable {
    /// Makes them.
    package init() {}
}
