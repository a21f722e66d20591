import StrictJSON

/// How a result is shown to people.
enum View {
    /// One row: its members below each other.
    case row
    /// A list with its page or cursor.
    case rows(Layout)
    /// A row that was archived or restored, and what went with it.
    case archived
    /// A shape of its own.
    case custom((JSONValue, inout Page) -> Void)

    /// Adds a result to a page.
    func render(_ result: JSONValue, on page: inout Page) {
        switch self {
        case .row: RowView.render(result, on: &page)
        case .rows(let layout): ListView.render(result, layout, on: &page)
        case .archived: RowView.renderArchived(result, on: &page)
        case .custom(let render): render(result, &page)
        }
    }
}

/// One row.
enum RowView {
    /// Shows a row, and what would change in it when the call only asked.
    static func render(_ result: JSONValue, on page: inout Page) {
        let isPreview = result["validate_only"]?.boolValue == true
        if isPreview { page.line("Nothing was changed. This is how it would be:", .bold) }
        let hidden: Set = isPreview ? ["validate_only", "changes"] : []
        page.block(members(of: result).filter { !hidden.contains($0.name) })
        if isPreview, let changes = result["changes"] { render(changes: changes, on: &page) }
    }

    /// Shows a row and the rows that were archived or restored with it.
    static func renderArchived(_ result: JSONValue, on page: inout Page) {
        guard let item = result["item"] else { return render(result, on: &page) }
        if result["validate_only"]?.boolValue == true {
            page.line("Nothing was changed. This is how it would be:", .bold)
        }
        page.block(members(of: item))
        let counts = members(of: result["counts"] ?? .null).compactMap { name, value -> String? in
            guard let count = value.integerValue, count > 0 else { return nil }
            return "\(count) \(ValueText.words(name))\(count == 1 ? "" : "s")"
        }
        if !counts.isEmpty { page.note("With it: " + counts.joined(separator: ", ") + ".") }
    }

    private static func render(changes: JSONValue, on page: inout Page) {
        guard let object = changes.objectValue, !object.isEmpty else { return page.note("No field would change.") }
        page.line("Changes", .bold)
        for (name, change) in object {
            let sides = (change.arrayValue ?? [change]).map { ValueText.isEmpty($0) ? "–" : ValueText.line($0) }
            page.line("  \(ValueText.words(name)): " + sides.joined(separator: " → "))
        }
    }

    static func members(of value: JSONValue) -> [(name: String, value: JSONValue)] {
        (value.objectValue ?? [:]).map { (name: $0.0, value: $0.1) }
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
