import ClientOpsModel
import StrictJSON

/// The overview.
enum DashboardView {
    /// Shows the figures and the latest changes.
    static func render(_ result: JSONValue, on page: inout Page) {
        let counts = counts(of: result)
        let money = MoneyLines.lines(of: result)
        let label = (counts.map(\.name) + money.map(\.name)).reduce(0) { max($0, $1.displayWidth) }
        let width = counts.reduce(0) { max($0, "\($1.total)".count) }
        for line in counts {
            let total = "\(line.total)".padded(toWidth: width, alignsRight: true)
            let rest = line.parts.isEmpty ? "" : "  " + line.parts.joined(separator: ", ")
            page.line(page.styled(line.name.padded(toWidth: label), .bold) + "  " + total + rest)
        }
        for line in money {
            page.line(page.styled(line.name.padded(toWidth: label), .bold) + "  " + line.text)
        }
        renderProductions(result, on: &page)
        render(result["recent_invoices"], "Latest invoices", .invoices, on: &page)
        render(result["recent_changes"], "Latest changes", .events, on: &page)
    }

    private static func counts(of result: JSONValue) -> [(name: String, total: Int64, parts: [String])] {
        [("Clients", result["clients"]?.integerValue ?? 0, [])]
            + (leads(result["leads"]).map { [$0] } ?? [])
            + [
                ("Projects", sum(result["projects"]), parts(of: result["projects"], worstFirst: false)),
                ("Instances", instances(result["instances"]), types(result["instances"])),
                ("Findings", sum(result["findings"]), parts(of: result["findings"], worstFirst: true)),
            ]
    }

    /// The leads that may still become clients; those that are lost stand behind them.
    private static func leads(_ counts: JSONValue?) -> (name: String, total: Int64, parts: [String])? {
        guard let counts, counts.objectValue != nil else { return nil }
        let lost = counts[LeadStatus.lost.rawValue]?.integerValue ?? 0
        var parts = RowView.members(of: counts).filter { $0.name != LeadStatus.lost.rawValue }
            .map { "\($0.value.integerValue ?? 0) \(ValueText.words($0.name))" }
        if lost > 0 { parts.append("besides \(lost) lost") }
        return ("Leads", sum(counts) - lost, parts)
    }

    private static func renderProductions(_ result: JSONValue, on page: inout Page) {
        let contested = result["productions_contested"]?.integerValue ?? 0
        let missing = result["productions_missing"]?.integerValue ?? 0
        if contested > 0 { page.line(phrase(contested, "project", "contested production"), .red) }
        if missing > 0 { page.line(phrase(missing, "live project", "no active production"), .yellow) }
    }

    private static func phrase(_ count: Int64, _ noun: String, _ what: String) -> String {
        let article = what.hasPrefix("no ") ? "" : "a "
        return "\(count) \(noun)\(count == 1 ? " has" : "s have") \(article)\(what)."
    }

    private static func render(_ rows: JSONValue?, _ title: String, _ layout: Layout, on page: inout Page) {
        guard let rows = rows?.arrayValue, !rows.isEmpty else { return }
        page.line()
        page.line(title, .bold)
        page.table(layout, rows)
    }

    private static func sum(_ counts: JSONValue?) -> Int64 {
        (counts?.objectValue ?? [:]).reduce(0) { $0 + ($1.1.integerValue ?? 0) }
    }

    private static func parts(of counts: JSONValue?, worstFirst: Bool) -> [String] {
        RowView.members(of: counts ?? .null).compactMap { name, value in
            let count = value.integerValue ?? 0
            return count == 0 && worstFirst ? nil : "\(count) \(ValueText.words(name))"
        }
    }

    private static func instances(_ types: JSONValue?) -> Int64 {
        (types?.objectValue ?? [:]).reduce(0) { $0 + sum($1.1) }
    }

    private static func types(_ types: JSONValue?) -> [String] {
        RowView.members(of: types ?? .null).map { name, counts in
            let inactive = counts["inactive"]?.integerValue ?? 0
            return "\(sum(counts)) \(ValueText.words(name))" + (inactive > 0 ? " (\(inactive) inactive)" : "")
        }
    }
}

/// The overview's amounts, each currency for itself.
private enum MoneyLines {
    /// What came in and what is open; none for callers who may not see money.
    static func lines(of result: JSONValue) -> [(name: String, text: String)] {
        var lines: [(name: String, text: String)] = []
        if let revenue = result["revenue"]?.arrayValue {
            lines.append(
                ("Revenue", text(of: revenue.map { MoneyText.text($0["amount"] ?? .null, in: $0) }) + " this month")
            )
        }
        if let outstanding = result["outstanding"]?.arrayValue {
            lines.append(("Outstanding", text(of: outstanding.map(outstandingText))))
        }
        return lines
    }

    private static func text(of amounts: [String]) -> String {
        amounts.isEmpty ? "none" : amounts.joined(separator: ", ")
    }

    private static func outstandingText(_ row: JSONValue) -> String {
        let amount = MoneyText.text(row["amount"] ?? .null, in: row)
        guard let overdue = row["overdue"], overdue.integerValue != 0, !overdue.isNull else { return amount }
        return "\(amount) (\(MoneyText.text(overdue, in: row)) overdue)"
    }
}
