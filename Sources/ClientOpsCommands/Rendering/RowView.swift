import StrictJSON

/// How one kind of row is shown where its members alone do not say it well.
struct RowShape {
    /// The members, as they are below each other.
    var members: @Sendable (JSONValue, Page) -> [(name: String, value: JSONValue)] = { row, _ in
        RowView.members(of: row)
    }
    /// What follows them.
    var details: @Sendable (JSONValue, inout Page) -> Void = { _, _ in }
}

/// One row.
enum RowView {
    /// Shows a row, and what would change in it when the call only asked.
    static func render(_ result: JSONValue, _ shape: RowShape = RowShape(), on page: inout Page) {
        let isPreview = result["validate_only"]?.boolValue == true
        if isPreview { page.line("Nothing was changed. This is how it would be:", .bold) }
        let hidden: Set = isPreview ? ["validate_only", "changes"] : []
        page.block(shape.members(result, page).filter { !hidden.contains($0.name) })
        shape.details(result, &page)
        if isPreview { ChangesView.render(result, on: &page) }
    }

    /// Shows a row and the rows that were archived or restored with it.
    static func renderArchived(_ result: JSONValue, _ shape: RowShape = RowShape(), on page: inout Page) {
        guard let item = result["item"] else { return render(result, shape, on: &page) }
        if result["validate_only"]?.boolValue == true {
            page.line("Nothing was changed. This is how it would be:", .bold)
        }
        page.block(shape.members(item, page))
        shape.details(item, &page)
        let counts = CountText.phrases(of: result["counts"] ?? .null)
        if !counts.isEmpty { page.note("With it: " + counts.joined(separator: ", ") + ".") }
    }

    static func members(of value: JSONValue) -> [(name: String, value: JSONValue)] {
        (value.objectValue ?? [:]).map { (name: $0.0, value: $0.1) }
    }
}

/// What a call would change that only asked.
enum ChangesView {
    /// Shows the changes of each row, the asked one without its name.
    static func render(_ result: JSONValue, on page: inout Page) {
        let entries = result["changes"]?.arrayValue ?? []
        guard !entries.isEmpty else { return page.note("Nothing would change.") }
        page.line("Changes", .bold)
        for entry in entries {
            let isOnly = entries.count == 1 && entry["entity_id"] == result["id"]
            if !isOnly { page.line("  " + title(of: entry)) }
            for (name, change) in entry["changes"]?.objectValue ?? [:] {
                let sides = (change.arrayValue ?? [change]).map { text(of: $0, named: name, in: result) }
                page.line((isOnly ? "  " : "    ") + "\(ValueText.words(name)): " + sides.joined(separator: " → "))
            }
        }
    }

    private static func title(of entry: JSONValue) -> String {
        let action = ValueText.words(entry["action"]?.stringValue ?? "")
        let row = ["entity", "entity_id", "label"].map { ValueText.line(entry[$0] ?? .null) }
        return ([action] + row).joined(separator: " ")
    }

    private static func text(of value: JSONValue, named name: String, in row: JSONValue) -> String {
        if ValueText.isEmpty(value) { return "–" }
        return MoneyText.members.contains(name) ? MoneyText.text(value, in: row) : ValueText.line(value)
    }
}

/// Numbers of rows in words.
enum CountText {
    /// Counts by entity as phrases, without those that are 0.
    static func phrases(of counts: JSONValue) -> [String] {
        RowView.members(of: counts).compactMap { name, value in
            guard let count = value.integerValue, count > 0 else { return nil }
            return phrase(count, ValueText.words(name))
        }
    }

    /// A number and what it counts.
    static func phrase(_ count: Int64, _ noun: String) -> String {
        "\(count) \(noun)\(count == 1 ? "" : "s")"
    }
}
