import ClientOpsModel
import StrictJSON

/// The findings on one screen.
enum FindingsView {
    /// What the findings themselves do not say.
    struct Surroundings {
        /// Client and project by the project's id.
        var clients: [Int64: String] = [:]
        /// How many findings of each severity are not shown, worst first.
        var rest: [(Severity, Int64)] = []
    }

    /// A project that a finding is about, if any.
    static func project(of finding: JSONValue) -> Int64? {
        (finding["members"]?.arrayValue ?? []).lazy.compactMap { $0["project_id"]?.integerValue }.first
    }

    /// Shows the incidents in the order of their worst findings.
    static func render(_ result: JSONValue, _ surroundings: Surroundings, on page: inout Page) {
        let rows = result["items"]?.arrayValue ?? []
        if rows.isEmpty { page.note("No findings.") }
        for (index, incident) in incidents(rows).enumerated() {
            if index > 0 { page.line() }
            let severity = incident.compactMap { $0["severity"]?.stringValue.flatMap(Severity.init) }.max()
            let style = severity?.style ?? .plain
            page.line(heading(incident, surroundings), style == .plain ? .bold : style)
            for row in incident { line(row, on: &page) }
        }
        renderRest(result, surroundings, shown: rows.count, on: &page)
    }

    /// Shows a list as it was asked for, in groups by severity.
    static func renderGroups(_ result: JSONValue, on page: inout Page) {
        let rows = result["items"]?.arrayValue ?? []
        if rows.isEmpty { page.note("No findings.") }
        for (index, severity) in severities(of: rows).enumerated() {
            let group = rows.filter { $0["severity"]?.stringValue == severity }
            if index > 0 { page.line() }
            let style = Severity(rawValue: severity)?.style ?? .plain
            page.line("\(ValueText.words(severity)) (\(group.count))", style == .plain ? .bold : style)
            page.table(.findings, group)
        }
        ListView.renderPosition(result, .findings, on: &page)
    }

    /// The severities that occur, worst first; those a newer daemon has added come last.
    private static func severities(of rows: [JSONValue]) -> [String] {
        let present = rows.compactMap { $0["severity"]?.stringValue }
        let known = Severity.allCases.reversed().map(\.rawValue).filter(present.contains)
        return present.reduce(into: known) { if !$0.contains($1) { $0.append($1) } }
    }

    /// Findings that share members stand together; the worst incident first, as the rows come.
    private static func incidents(_ rows: [JSONValue]) -> [[JSONValue]] {
        var order: [Int64] = []
        var groups: [Int64: [JSONValue]] = [:]
        for row in rows {
            let key = row["incident"]?.integerValue ?? row["id"]?.integerValue ?? 0
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(row)
        }
        return order.compactMap { groups[$0] }
    }

    private static func heading(_ incident: [JSONValue], _ surroundings: Surroundings) -> String {
        var names: [String] = []
        for project in incident.compactMap(project) {
            guard let name = surroundings.clients[project], !names.contains(name) else { continue }
            names.append(name)
        }
        let subject = ValueText.line(incident.first?["subject"] ?? .null)
        let title = names.isEmpty ? subject : names.prefix(3).joined(separator: ", ")
        return names.count > 3 ? "\(title) and \(names.count - 3) more" : title
    }

    private static func line(_ row: JSONValue, on page: inout Page) {
        let severity = row["severity"]?.stringValue ?? ""
        let id = ValueText.line(row["id"] ?? .null).padded(toWidth: 6, alignsRight: true)
        let rule = ValueText.line(row["rule"] ?? .null).padded(toWidth: 2)
        let words = ValueText.words(severity).padded(toWidth: 8)
        var marks: [String] = []
        if row["state"]?.stringValue == FindingState.acknowledged.rawValue { marks.append("acknowledged") }
        if row["state"]?.stringValue == FindingState.resolved.rawValue { marks.append("resolved") }
        if row["suppression"].map({ !$0.isNull }) == true { marks.append("suppressed") }
        if row["last_answer"]?.stringValue == RuleAnswer.unknown.rawValue { marks.append("not sure") }
        let mark = marks.isEmpty ? "" : "[\(marks.joined(separator: ", "))] "
        let since = page.time(row["first_seen_at"] ?? .null, isExact: false)
        let tail = "  \(since)"
        let before = "\(id)  \(rule)  "
        let text = mark + ValueText.line(row["summary"] ?? .null)
        let room = page.width.map { max(20, $0 - before.displayWidth - 10 - tail.displayWidth) }
        let summary = room.map { text.truncated(toWidth: $0) } ?? text
        let style = Severity(rawValue: severity)?.style ?? .plain
        page.line(before + page.styled(words, style) + "  " + summary + page.styled(tail, .dim))
    }

    private static func renderRest(
        _ result: JSONValue,
        _ surroundings: Surroundings,
        shown: Int,
        on page: inout Page
    ) {
        guard !surroundings.rest.isEmpty else { return ListView.renderPosition(result, .findings, on: &page) }
        let counts = surroundings.rest.map { "\($0.1) \($0.0.rawValue)" }.joined(separator: ", ")
        page.note("Not shown: \(counts). Go on with --page 2, or narrow with --severity and --project.")
    }
}

/// One finding.
enum FindingView {
    private static let apart: Set = [
        "summary", "next_step", "members", "severity", "others_involved", "fingerprint", "revision",
        "validate_only", "changes",
    ]

    /// Shows a finding: what is wrong, what to do, the evidence side by side, and what happened so far.
    static func render(_ result: JSONValue, history: [JSONValue], on page: inout Page) {
        if result["validate_only"]?.boolValue == true {
            page.line("Nothing was changed. This is how it would be:", .bold)
        }
        let severity = result["severity"]?.stringValue ?? ""
        let title = "\(ValueText.words(severity)): \(ValueText.line(result["summary"] ?? .null))"
        page.line(title, Severity(rawValue: severity)?.style ?? .plain)
        if let step = result["next_step"]?.stringValue { page.line("→ " + Escaping.line(step)) }
        page.line()
        page.block(
            RowView.members(of: result).filter { name, value in
                !apart.contains(name) && !(name == "reopen_count" && value == 0)
            }
        )
        let members = result["members"]?.arrayValue ?? []
        if !members.isEmpty {
            page.line()
            renderEvidence(members, on: &page)
        }
        if let others = result["others_involved"]?.integerValue, others > 0 {
            page.note("Others involved that you may not see: \(others).")
        }
        guard !history.isEmpty else { return }
        page.line()
        page.table(.findingHistory, history)
    }

    /// A column for each member and a line for each fact; members that do not fit beside each other follow below.
    private static func renderEvidence(_ members: [JSONValue], on page: inout Page) {
        let names = members.flatMap { facts($0).map(\.name) }
            .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let first = names.reduce("project".displayWidth) { max($0, $1.displayWidth) }
        let columns = members.map { Column(member: $0, names: names) }
        var waiting = columns[...]
        while !waiting.isEmpty {
            let shown = fitting(waiting, first, page.width)
            let gap = "  "
            func line(_ label: String, _ cells: [String], _ style: Style = .plain) {
                let texts = zip(cells, shown).map { $0.padded(toWidth: $1.width(within: page.width, first)) }
                var text = label.padded(toWidth: first) + gap + texts.joined(separator: gap)
                while text.last == " " { text.removeLast() }
                page.line(text, style)
            }
            line("", shown.map { $0.title.truncated(toWidth: $0.width(within: page.width, first)) }, .bold)
            for (index, name) in (["project"] + names).enumerated() {
                let cells = shown.map { $0.cells[index].truncated(toWidth: $0.width(within: page.width, first)) }
                if cells.contains(where: { !$0.isEmpty }) { line(name, cells) }
            }
            waiting = waiting.dropFirst(shown.count)
            if !waiting.isEmpty { page.line() }
        }
    }

    /// As many columns as the width allows, but one at least.
    private static func fitting(_ columns: ArraySlice<Column>, _ first: Int, _ width: Int?) -> ArraySlice<Column> {
        guard let width else { return columns }
        var used = first
        let count = columns.prefix { column in
            used += 2 + column.width(within: width, first)
            return used <= width
        }.count
        return columns.prefix(max(1, count))
    }

    private static func facts(_ member: JSONValue) -> [(name: String, value: String)] {
        (member["facts"]?.arrayValue ?? []).map {
            (name: ValueText.words($0["name"]?.stringValue ?? ""), value: ValueText.line($0["value"] ?? .null))
        }
    }

    /// One member with its facts.
    private struct Column {
        let title: String
        let cells: [String]

        init(member: JSONValue, names: [String]) {
            title = ["entity", "id", "label"].map { ValueText.line(member[$0] ?? .null) }.joined(separator: " ")
            let facts = FindingView.facts(member)
            cells =
                [ValueText.line(member["project_id"] ?? .null)]
                + names.map { name in facts.filter { $0.name == name }.map(\.value).joined(separator: ", ") }
        }

        /// How wide it is, but no wider than what is left beside the names.
        func width(within limit: Int?, _ first: Int) -> Int {
            let wanted = cells.reduce(title.displayWidth) { max($0, $1.displayWidth) }
            return limit.map { min(wanted, max(8, $0 - first - 2)) } ?? wanted
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
        for source in result["run"]?["sources"]?.arrayValue ?? [] {
            let state = source["state"]?.stringValue ?? ""
            guard state != SourceState.fresh.rawValue else { continue }
            page.line("Source \(ValueText.line(source["name"] ?? .null)) is \(ValueText.words(state)).", .yellow)
        }
        let changes = result["changes"]?.arrayValue ?? []
        guard !changes.isEmpty else { return }
        page.line()
        if isDry { page.line("A run would change:", .bold) }
        page.table(.changes, changes)
        if let omitted = result["omitted"]?.integerValue, omitted > 0 {
            page.note("And \(omitted) more\(isDry ? "." : ": clientopsctl reconcile diff.")")
        }
    }

    /// Shows what is different after a later run.
    static func renderDiff(_ result: JSONValue, on page: inout Page) {
        let runs = ["from", "to"].map { side in
            let run = result[side]
            let time = page.time(run?["finished_at"] ?? .null, isExact: !page.isTerminal)
            return "run \(ValueText.line(run?["id"] ?? .null)) (\(time))"
        }
        page.line("From \(runs[0]) to \(runs[1])", .bold)
        let counts = RowView.members(of: result["counts"] ?? .null)
        page.line(counts.map { "\(ValueText.line($0.value)) \(ValueText.words($0.name))" }.joined(separator: ", "))
        let rows = result["items"]?.arrayValue ?? []
        guard !rows.isEmpty else { return }
        page.line()
        page.table(.differences, rows)
        ListView.renderPosition(result, .differences, on: &page)
    }
}
