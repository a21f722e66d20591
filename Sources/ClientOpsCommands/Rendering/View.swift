import StrictJSON

/// How a result is shown to people.
enum View {
    /// One row: its members below each other.
    case row
    /// One row in a form of its own.
    case shaped(RowShape)
    /// A list with its page or cursor.
    case rows(Layout)
    /// A row that was archived or restored, and what went with it.
    case archived
    /// The same in a form of its own.
    case archivedShaped(RowShape)
    /// A shape of its own.
    case custom((JSONValue, inout Page) -> Void)

    /// Adds a result to a page.
    func render(_ result: JSONValue, on page: inout Page) {
        switch self {
        case .row: RowView.render(result, on: &page)
        case .shaped(let shape): RowView.render(result, shape, on: &page)
        case .rows(let layout): ListView.render(result, layout, on: &page)
        case .archived: RowView.renderArchived(result, on: &page)
        case .archivedShaped(let shape): RowView.renderArchived(result, shape, on: &page)
        case .custom(let render): render(result, &page)
        }
    }
}

/// A list of rows.
enum ListView {
    /// Shows a table and where it stands in the whole.
    static func render(_ result: JSONValue, _ layout: Layout, on page: inout Page) {
        let rows = result["items"]?.arrayValue ?? []
        if rows.isEmpty { page.note("No \(layout.noun).") } else { page.table(layout, rows) }
        renderPosition(result, layout, on: &page)
    }

    /// Says how to go on.
    static func renderPosition(_ result: JSONValue, _ layout: Layout, on page: inout Page) {
        if let number = result["page"]?.integerValue, let pages = result["total_pages"]?.integerValue,
            let total = result["total"]?.integerValue
        {
            page.note("Page \(number) of \(pages), \(total) \(layout.noun) in all.")
        } else if let cursor = result["next_cursor"]?.stringValue {
            page.note("There are more: --cursor \(Escaping.line(cursor))")
        }
    }
}
