/// The parameters of a `get`.
package struct GetParams: Codable, Sendable, Hashable {
    package var id: Int64
    /// An archived row too; admins only.
    package var includeArchived: Bool?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case id
        case includeArchived = "include_archived"
    }

    /// Names the row.
    package init(id: Int64, includeArchived: Bool? = nil) {
        self.id = id
        self.includeArchived = includeArchived
    }
}

/// The parameters of a step that needs nothing but the row.
package struct RowParams: Codable, Sendable, Hashable {
    package var id: Int64

    /// Names the row.
    package init(id: Int64) { self.id = id }
}

/// The answer of `archive` and `restore`: the row, and how many rows the operation touched.
package struct ArchiveResult<Item: Codable & Sendable & Equatable>: Codable, Sendable, Equatable {
    package var item: Item
    package var counts: CascadeCounts

    /// Makes a result.
    package init(item: Item, counts: CascadeCounts) {
        self.item = item
        self.counts = counts
    }
}

/// Rows an operation touched, per entity, the named row included (DECISIONS.md 2).
package struct CascadeCounts: Codable, Sendable, Hashable {
    package var client: Int
    package var project: Int
    package var instance: Int
    package var invoice: Int

    /// Makes counts, 0 unless given.
    package init(client: Int = 0, project: Int = 0, instance: Int = 0, invoice: Int = 0) {
        self.client = client
        self.project = project
        self.instance = instance
        self.invoice = invoice
    }
}
