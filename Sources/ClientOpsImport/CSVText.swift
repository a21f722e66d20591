/// A record of a CSV file.
struct CSVRecord: Equatable {
    /// The line it begins on, counted from 1.
    var line: Int
    var cells: [String]
}

/// Reads CSV as RFC 4180 has it: quoted cells may hold separators, line ends, and quotes written twice.
struct CSVText {
    /// Why a text is no CSV.
    struct Problem: Error, Equatable {
        var line: Int
        var reason: String
    }

    private let bytes: [UInt8]
    private let separator: UInt8
    private var position: Int
    private var line = 1

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    /// Reads all records; empty lines are none.
    ///
    /// - Parameter bytes: the text, with or without a byte order mark.
    /// - Returns: the records, the header among them.
    /// - Throws: ``Problem`` for the first place that is no CSV.
    static func records(_ bytes: [UInt8]) throws(Problem) -> [CSVRecord] {
        var text = CSVText(bytes)
        var records: [CSVRecord] = []
        while text.position < bytes.count {
            let record = try text.record()
            if record.cells != [""] { records.append(record) }
        }
        return records
    }

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        // Spreadsheets write semicolons where the comma is the decimal sign.
        let first = bytes.prefix { $0 != Self.lineFeed }
        let hasComma = first.contains(UInt8(ascii: ","))
        separator = !hasComma && first.contains(UInt8(ascii: ";")) ? UInt8(ascii: ";") : UInt8(ascii: ",")
    }

    private mutating func record() throws(Problem) -> CSVRecord {
        var record = CSVRecord(line: line, cells: [])
        while true {
            record.cells.append(try cell())
            guard position < bytes.count else { return record }
            let end = bytes[position]
            position += 1
            if end == separator { continue }
            if end == Self.carriageReturn, position < bytes.count, bytes[position] == Self.lineFeed { position += 1 }
            line += 1
            return record
        }
    }

    private mutating func cell() throws(Problem) -> String {
        guard position < bytes.count, bytes[position] == Self.quote else { return try plainCell() }
        let start = line
        var content: [UInt8] = []
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == Self.quote {
                guard position < bytes.count, bytes[position] == Self.quote else {
                    try requireEnd()
                    return try text(content[...])
                }
                position += 1
            }
            if byte == Self.lineFeed { line += 1 }
            content.append(byte)
        }
        throw Problem(line: start, reason: "a quoted cell has no end")
    }

    private mutating func plainCell() throws(Problem) -> String {
        let start = position
        while position < bytes.count, !isEnd(bytes[position]) {
            guard bytes[position] != Self.quote else {
                throw Problem(line: line, reason: "a quote stands inside a cell that is not quoted")
            }
            position += 1
        }
        return try text(bytes[start..<position])
    }

    private func requireEnd() throws(Problem) {
        guard position == bytes.count || isEnd(bytes[position]) else {
            throw Problem(line: line, reason: "text follows a quoted cell")
        }
    }

    private func isEnd(_ byte: UInt8) -> Bool {
        byte == separator || byte == Self.lineFeed || byte == Self.carriageReturn
    }

    private func text(_ bytes: ArraySlice<UInt8>) throws(Problem) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Problem(line: line, reason: "the text is not UTF-8")
        }
        guard !text.unicodeScalars.contains(where: \.properties.isNoncharacterCodePoint) else {
            throw Problem(line: line, reason: "the text holds a Unicode noncharacter")
        }
        return text
    }
}
