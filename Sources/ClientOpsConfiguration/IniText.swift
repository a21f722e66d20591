/// The assignments of a file in the form that systemd writes.
///
/// `[section]` lines, `key=value` lines, comments that begin with `#` or `;`, and lines that go on after a backslash.
package struct IniText {
    /// A line that gives a value.
    package struct Assignment: Hashable {
        package let name: SettingName
        package let value: String
        package let line: Int
    }

    /// A line that opens a section.
    package struct Heading: Hashable {
        package let section: String
        package let line: Int
    }

    /// The lines that open sections, in order.
    package private(set) var headings: [Heading] = []
    /// The lines that give values, in order.
    package private(set) var assignments: [Assignment] = []
    /// What stands in no such line.
    package private(set) var problems: [ConfigurationProblem] = []

    private let path: String
    private var section: String?

    /// Reads a text.
    ///
    /// - Parameters:
    ///   - bytes: the text.
    ///   - path: its name in problems.
    package init(_ bytes: [UInt8], path: String) {
        self.path = path
        guard let text = String(validating: bytes, as: UTF8.self) else {
            problems = [ConfigurationProblem(path: path, expected: "a text in UTF-8")]
            return
        }
        for (line, number) in Self.logicalLines(text) { take(line, number) }
    }

    private mutating func take(_ line: String, _ number: Int) {
        if line.hasPrefix("[") {
            guard line.hasSuffix("]") else { return report(number, "a section such as [limits]") }
            let name = String(line.dropFirst().dropLast())
            section = name
            headings.append(Heading(section: name, line: number))
            return
        }
        guard let equals = line.firstIndex(of: "="), equals > line.startIndex else {
            report(number, "a section such as [limits], or a setting such as batch=256")
            return
        }
        guard let section else {
            report(number, "a section such as [limits] before the first setting")
            return
        }
        let name = SettingName(section: section, key: Self.trimmed(line[..<equals]))
        let value = Self.trimmed(line[line.index(after: equals)...])
        assignments.append(Assignment(name: name, value: value, line: number))
    }

    private mutating func report(_ line: Int, _ expected: String) {
        problems.append(ConfigurationProblem(path: path, line: line, expected: "expected \(expected)"))
    }

    /// Lines with their numbers, joined where a backslash says so, without comments and empty lines.
    private static func logicalLines(_ text: String) -> [(String, Int)] {
        var result: [(String, Int)] = []
        var begun: (text: String, number: Int)?
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        for (index, raw) in lines.enumerated() {
            let line = trimmed(raw)
            // A comment between joined lines does not end them, as in systemd.
            guard line.first != "#", line.first != ";" else { continue }
            let whole = begun.map { $0.text + " " + line } ?? line
            let number = begun?.number ?? index + 1
            begun = nil
            if whole.hasSuffix("\\") {
                begun = (String(whole.dropLast()), number)
            } else if !whole.isEmpty {
                result.append((whole, number))
            }
        }
        if let begun { result.append((trimmed(begun.text[...]), begun.number)) }
        return result
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
