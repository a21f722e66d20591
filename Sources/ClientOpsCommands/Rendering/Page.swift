import ClientOpsModel
import StrictJSON

/// The text that a command prints, put together line by line.
struct Page {
    let isTerminal: Bool
    let width: Int?
    let usesColor: Bool
    let now: Timestamp

    private(set) var lines: [String] = []
    /// What is said beside the result; kept apart from it unless people read both.
    private(set) var notes: [String] = []

    init(isTerminal: Bool, width: Int?, usesColor: Bool, now: Timestamp) {
        self.isTerminal = isTerminal
        self.width = width
        self.usesColor = usesColor
        self.now = now
    }

    /// The lines as they are printed.
    var bytes: [UInt8] { Self.bytes(of: lines) }

    /// Lines as they are printed.
    static func bytes(of lines: [String]) -> [UInt8] {
        Array(lines.map { $0 + "\n" }.joined().utf8)
    }

    /// Adds a line that is harmless already.
    mutating func line(_ text: String = "", _ style: Style = .plain) {
        lines.append(styled(text, style))
    }

    /// Adds lines of a text.
    mutating func text(_ text: String) {
        for part in text.split(separator: "\n", omittingEmptySubsequences: false) { line(Escaping.line(part)) }
        while lines.last?.isEmpty == true { lines.removeLast() }
    }

    /// Adds a remark.
    mutating func note(_ text: String) {
        if isTerminal { line(text, .dim) } else { notes.append(text) }
    }

    /// A piece of text in a style, when colours are welcome.
    func styled(_ text: String, _ style: Style) -> String {
        usesColor ? style.applied(to: text) : text
    }

    /// Adds a table; the column of archived rows appears only when there are any.
    mutating func table(_ layout: Layout, _ rows: [JSONValue]) {
        var columns = layout.columns
        let isArchived = rows.map { $0["archived_at"].map { !$0.isNull } ?? false }
        if isArchived.contains(true) { columns.append(.time("ARCHIVED", "archived_at")) }
        var table = Table(columns, rows, on: self)
        if let width { table.fit(width) }
        line(table.heading, .bold)
        for (text, (row, isArchived)) in zip(table.lines, zip(rows, isArchived)) {
            let isAlarming = layout.alarm.map { row[$0.member] == $0.value } ?? false
            line(text, isArchived ? .dim : isAlarming ? .red : .plain)
        }
    }

    /// Adds names and values, the values below each other; empty ones are left out.
    mutating func block(_ members: [(name: String, value: JSONValue)]) {
        let members = members.filter { !ValueText.isEmpty($0.value) }
        let width = members.reduce(0) { max($0, ValueText.words($1.name).displayWidth) }
        for (name, value) in members {
            let texts = block(of: value, named: name)
            for (index, text) in texts.enumerated() {
                let label = (index == 0 ? ValueText.words(name) : "").padded(toWidth: width)
                line(text.isEmpty ? "" : styled(label, .dim) + "  " + text)
            }
        }
    }

    private func block(of value: JSONValue, named name: String) -> [String] {
        if name.hasSuffix("_at") || name == "at" || name == "now" { return [time(value, isExact: true)] }
        guard case .string(let text) = value else { return [ValueText.line(value)] }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { Escaping.line($0) }
    }

    /// A time, as exact as asked for; with both forms when there is room for them.
    func time(_ value: JSONValue, isExact: Bool) -> String {
        guard let text = value.stringValue, let time = Timestamp(text) else { return ValueText.line(value) }
        let relative = TimeWords.relative(time, to: now)
        guard isExact else { return relative }
        let isDate = relative.first?.isNumber == true && relative.contains("-")
        return isTerminal && !isDate ? "\(time) (\(relative))" : "\(time)"
    }
}
