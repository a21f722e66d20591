/// A configuration file as Python's `RawConfigParser` reads it, which is what Odoo uses.
///
/// A byte order mark is passed over and text that is not UTF-8 is taken for Latin-1, where Python might give up.
package struct PythonConfig: Sendable, Hashable {
    /// How files are read.
    package enum Dialect: Sendable {
        /// No inline comments.
        case python3
        /// A semicolon behind white space begins a comment; `rem` lines are comments.
        case python2
    }

    /// The values by section and lower-case key.
    package private(set) var sections: [String: [String: String]] = [:]
    /// Keys of `[options]` that are given more than once, so that it depends on the version which one counts.
    package private(set) var repeated: Set<String> = []
    /// The lines, from 1, that say nothing Python understands; what stands in them is never shown.
    package private(set) var badLines: [Int] = []

    private let dialect: Dialect
    private var section: String?
    private var key: String?
    private var indent = 0
    private var values: [String: [String: [String]]] = [:]

    /// Reads a file.
    package init(_ bytes: [UInt8], dialect: Dialect = .python3) {
        self.dialect = dialect
        for (index, line) in Self.lines(Self.text(bytes)).enumerated() { take(line, index + 1) }
        sections = values.mapValues { $0.mapValues { Self.trimmedEnd($0.joined(separator: "\n")) } }
    }

    /// The settings of a section, with those of `DEFAULT`; nil when there is no such section.
    package func settings(_ name: String) -> [String: String]? {
        guard let own = sections[name] else { return nil }
        return (sections["DEFAULT"] ?? [:]).merging(own) { _, own in own }
    }

    // MARK: Lines

    private mutating func take(_ line: String, _ number: Int) {
        let value = content(of: line)
        guard !value.isEmpty else {
            if !Self.isComment(line, dialect) { append("") }
            return
        }
        let depth = line.unicodeScalars.prefix { Self.isSpace($0) }.count
        if key != nil, depth > indent { return append(value) }
        indent = depth
        if value.hasPrefix("["), let close = value.lastIndex(of: "]"), value.index(after: value.startIndex) < close {
            let name = String(value[value.index(after: value.startIndex)..<close])
            section = name
            values[name, default: [:]] = values[name] ?? [:]
            key = nil
            return
        }
        guard let section, let mark = value.firstIndex(where: { $0 == "=" || $0 == ":" }) else {
            key = nil
            return badLines.append(number)
        }
        let name = Self.trimmed(value[..<mark]).lowercased()
        guard !name.isEmpty else {
            key = nil
            return badLines.append(number)
        }
        if values[section]?[name] != nil, section == "options", dialect == .python3 { repeated.insert(name) }
        let rest = Self.trimmed(value[value.index(after: mark)...])
        values[section]?[name] = [dialect == .python2 && rest == "\"\"" ? "" : rest]
        key = name
    }

    /// Adds a line to the value before it.
    private mutating func append(_ line: String) {
        guard let section, let key else { return }
        // Python 2 knows no empty lines inside of values.
        if line.isEmpty, dialect == .python2 { return }
        values[section]?[key]?.append(line)
    }

    private func content(of line: String) -> String {
        if Self.isComment(line, dialect) { return "" }
        guard dialect == .python2 else { return Self.trimmed(line[...]) }
        let scalars = Array(line.unicodeScalars)
        let start = scalars.indices.dropFirst().first { scalars[$0] == ";" && Self.isSpace(scalars[$0 - 1]) }
        var kept = String.UnicodeScalarView()
        kept.append(contentsOf: scalars[..<(start ?? scalars.count)])
        return Self.trimmed(String(kept)[...])
    }

    private static func isComment(_ line: String, _ dialect: Dialect) -> Bool {
        let text = trimmed(line[...])
        if text.hasPrefix("#") || text.hasPrefix(";") { return true }
        return dialect == .python2 && (text.lowercased() == "rem" || text.lowercased().hasPrefix("rem "))
    }

    // MARK: Text

    private static func text(_ bytes: [UInt8]) -> String {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let content = bytes.starts(with: mark) ? Array(bytes.dropFirst(3)) : bytes
        if let text = String(validating: content, as: UTF8.self) { return text }
        var scalars = String.UnicodeScalarView()
        for byte in content { scalars.append(Unicode.Scalar(byte)) }
        return String(scalars)
    }

    /// Lines that end with LF, CR LF or CR, as Python's universal newlines.
    private static func lines(_ text: String) -> [String] {
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        var wasReturn = false
        for scalar in text.unicodeScalars {
            defer { wasReturn = scalar == "\r" }
            if scalar == "\n", wasReturn { continue }
            if scalar == "\n" || scalar == "\r" {
                lines.append(String(line))
                line = String.UnicodeScalarView()
            } else {
                line.append(scalar)
            }
        }
        if !line.isEmpty { lines.append(String(line)) }
        return lines
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value)
    }

    private static func trimmed(_ text: Substring) -> String {
        var rest = text.unicodeScalars
        while let first = rest.first, isSpace(first) { rest.removeFirst() }
        while let last = rest.last, isSpace(last) { rest.removeLast() }
        return String(rest)
    }

    private static func trimmedEnd(_ text: String) -> String {
        var rest = text[...].unicodeScalars
        while let last = rest.last, isSpace(last) { rest.removeLast() }
        return String(rest)
    }
}
