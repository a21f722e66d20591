import ClientOpsModel
import StrictJSON

/// Findings, worst first.
enum FindingView {
    /// Shows a list in groups by severity.
    static func renderList(_ result: JSONValue, on page: inout Page) {
        let rows = result["items"]?.arrayValue ?? []
        if rows.isEmpty { page.note("No findings.") }
        var isFirst = true
        for severity in groups(of: rows) {
            let group = rows.filter { $0["severity"]?.stringValue == severity }
            if !isFirst { page.line() }
            isFirst = false
            let style = Severity(rawValue: severity)?.style ?? .plain
            page.line("\(ValueText.words(severity)) (\(group.count))", style == .plain ? .bold : style)
            page.table(.findings, group)
        }
        ListView.renderPosition(result, .findings, on: &page)
    }

    /// The severities that occur, worst first; those a newer daemon has added come last.
    private static func groups(of rows: [JSONValue]) -> [String] {
        let present = rows.compactMap { $0["severity"]?.stringValue }
        let known = Severity.allCases.reversed().map(\.rawValue).filter(present.contains)
        return present.reduce(into: known) { if !$0.contains($1) { $0.append($1) } }
    }

    /// Shows one finding with its members and what to do.
    static func render(_ result: JSONValue, on page: inout Page) {
        let apart: Set = ["summary", "next_step", "members", "severity", "others_involved"]
        let severity = result["severity"]?.stringValue ?? ""
        let title = "\(ValueText.words(severity)): \(ValueText.line(result["summary"] ?? .null))"
        page.line(title, Severity(rawValue: severity)?.style ?? .plain)
        if let step = result["next_step"]?.stringValue { page.line("→ " + Escaping.line(step)) }
        page.line()
        page.block(RowView.members(of: result).filter { !apart.contains($0.name) })
        let rows = result["members"]?.arrayValue ?? []
        if !rows.isEmpty {
            page.line()
            page.table(.findingMembers, rows)
        }
        if let others = result["others_involved"]?.integerValue, others > 0 {
            page.note("Others involved that you may not see: \(others).")
        }
    }
}

/// What a reconciliation did.
enum ReconcileView {
    /// Shows the counters and the changes.
    static func render(_ result: JSONValue, on page: inout Page) {
        let isDry = result["dry_run"]?.boolValue == true
        let run = result["run"]?["id"]?.integerValue ?? 0
        page.line(isDry ? "Dry run: nothing was changed." : "Run \(run) is done.", .bold)
        let counters = RowView.members(of: result["run"]?["counters"] ?? .null)
        page.line(counters.map { "\(ValueText.line($0.value)) \(ValueText.words($0.name))" }.joined(separator: ", "))
        for failed in result["run"]?["failed_rules"]?.arrayValue ?? [] {
            let rule = ValueText.line(failed["rule"] ?? .null)
            page.line("Rule \(rule) could not decide: \(ValueText.line(failed["reason"] ?? .null))", .red)
        }
        let changes = result["changes"]?.arrayValue ?? []
        guard !changes.isEmpty else { return }
        page.line()
        page.table(.changes, changes)
    }
}

/// The change feed.
enum EventView {
    /// Shows the events and where to go on.
    static func render(_ result: JSONValue, on page: inout Page) {
        if result["resumed"]?.boolValue == false {
            page.note("The position belongs to a store that was replaced; the events begin anew.")
        }
        let rows = result["items"]?.arrayValue ?? []
        if rows.isEmpty { page.note("No events.") } else { page.table(.events, rows) }
        guard let epoch = result["next"]?["epoch"]?.stringValue, let seq = result["next"]?["seq"]?.integerValue else {
            return
        }
        let words = result["more"]?.boolValue == true ? "There are more" : "Go on"
        page.note("\(words): --after \(Escaping.line(epoch)):\(seq)")
    }
}

/// The verdict on the audit log.
enum AuditView {
    /// Shows whether the chain holds.
    static func render(_ result: JSONValue, on page: inout Page) {
        let count = result["entries"]?.integerValue ?? 0
        if result["valid"]?.boolValue == true {
            page.line("The audit log is intact: \(count) entries checked.", .green)
        } else {
            let seq = result["broken_at"]?.integerValue.map { " The first entry that does not fit is \($0)." } ?? ""
            page.line("The audit log was tampered with: \(count) entries checked.\(seq)", .boldRed)
        }
        if let head = result["head"], !head.isNull { page.block(RowView.members(of: head)) }
    }
}
