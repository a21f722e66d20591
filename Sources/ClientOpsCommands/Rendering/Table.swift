import ClientOpsModel
import StrictJSON

/// A column of a table.
struct Column {
    /// What a cell holds.
    enum Kind {
        case text, number, time
        /// An amount in minor units of the row's `currency`.
        case money
        /// Yes or no, with a word that takes precedence when another member is true.
        case flag(over: String?)
        /// A word, replaced by the name of a member that is true.
        case word(over: String)
    }

    /// The heading.
    var title: String
    /// Where the cell is in the row.
    var path: [String]
    var kind: Kind = .text
    /// Whether it gives way when the terminal is narrow.
    var shrinks = false

    /// A column of text.
    static func text(_ title: String, _ path: String..., shrinks: Bool = false) -> Column {
        Column(title: title, path: path, shrinks: shrinks)
    }

    /// A column of numbers, ids among them.
    static func number(_ title: String, _ path: String...) -> Column {
        Column(title: title, path: path, kind: .number)
    }

    /// A column of times.
    static func time(_ title: String, _ path: String) -> Column {
        Column(title: title, path: [path], kind: .time)
    }

    /// A column of amounts.
    static func money(_ title: String, _ path: String) -> Column {
        Column(title: title, path: [path], kind: .money)
    }

    var alignsRight: Bool {
        switch kind {
        case .number, .money: true
        case .text, .time, .flag, .word: false
        }
    }

    /// The cell of a row, harmless and on one line.
    func cell(of row: JSONValue, on page: Page) -> String {
        let value = path.reduce(Optional(row)) { $0?[$1] } ?? .null
        switch kind {
        case .time: return page.time(value, isExact: !page.isTerminal)
        case .flag(let over):
            if let over, row[over]?.boolValue == true { return over }
            return value.boolValue.map { $0 ? "yes" : "no" } ?? ""
        case .word(let over): return row[over]?.boolValue == true ? ValueText.words(over) : ValueText.line(value)
        case .money: return MoneyText.text(value, in: row)
        case .text, .number: return ValueText.line(value)
        }
    }
}

/// A kind of table: what its rows are called and which columns it has.
struct Layout {
    /// The rows, as in "clients".
    var noun: String
    var columns: [Column]
    /// The member and its value that make a row stand out.
    var alarm: (member: String, value: JSONValue)?
}

/// A table with its texts, before it is fitted to a width.
struct Table {
    private let columns: [Column]
    private let cells: [[String]]
    private var widths: [Int]

    /// Two blanks between columns.
    private static let gap = 2
    /// Columns shrink no further.
    private static let smallestWidth = 8

    init(_ columns: [Column], _ rows: [JSONValue], on page: Page) {
        self.columns = columns
        let cells = rows.map { row in columns.map { $0.cell(of: row, on: page) } }
        self.cells = cells
        widths = columns.indices.map { index in
            cells.reduce(columns[index].title.displayWidth) { max($0, $1[index].displayWidth) }
        }
    }

    /// Narrows the widest columns that give way until the table fits, or none can give way any more.
    mutating func fit(_ limit: Int) {
        while widths.reduce(0, +) + Self.gap * (widths.count - 1) > limit {
            let candidates = widths.indices.filter { columns[$0].shrinks && widths[$0] > Self.smallestWidth }
            guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { return }
            widths[widest] -= 1
        }
    }

    /// The headings.
    var heading: String { line(columns.map(\.title)) }

    /// The rows, one text each.
    var lines: [String] { cells.map(line) }

    private func line(_ texts: [String]) -> String {
        let parts = zip(columns.indices, texts).map { index, text in
            text.truncated(toWidth: widths[index])
                .padded(toWidth: widths[index], alignsRight: columns[index].alignsRight)
        }
        var line = parts.joined(separator: String(repeating: " ", count: Self.gap))
        while line.last == " " { line.removeLast() }
        return line
    }
}
