import ClientOpsModel
import StrictJSON

/// The overview.
enum DashboardView {
    /// Shows the figures and the latest changes.
    static func render(_ result: JSONValue, on page: inout Page) {
        let lines: [(name: String, total: Int64, parts: [String])] = [
            ("Clients", result["clients"]?.integerValue ?? 0, []),
            ("Projects", sum(result["projects"]), parts(of: result["projects"], worstFirst: false)),
            ("Instances", instances(result["instances"]), types(result["instances"])),
            ("Findings", sum(result["findings"]), parts(of: result["findings"], worstFirst: true)),
        ]
        let width = lines.reduce(0) { max($0, "\($1.total)".count) }
        for line in lines {
            let total = "\(line.total)".padded(toWidth: width, alignsRight: true)
            let rest = line.parts.isEmpty ? "" : "  " + line.parts.joined(separator: ", ")
            page.line(page.styled(line.name.padded(toWidth: 9), .bold) + "  " + total + rest)
        }
        renderProductions(result, on: &page)
        renderChanges(result, on: &page)
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

    private static func renderChanges(_ result: JSONValue, on page: inout Page) {
        let changes = result["recent_changes"]?.arrayValue ?? []
        guard !changes.isEmpty else { return }
        page.line()
        page.line("Latest changes", .bold)
        page.table(.events, changes)
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
