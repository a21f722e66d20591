import ClientOpsModel
import GRDBSQLite

/// Why a row cannot be sent as it stands.
package struct RowProblem: Error, Sendable, Equatable {
    /// One clause that names the column.
    package var reason: String

    /// Makes a problem.
    package init(_ reason: String) {
        self.reason = reason
    }
}

/// One row of a query; columns are read by position and named for messages.
///
/// SQLite stores any kind of value in any column, so each is looked at before it is taken.
package struct SourceRow {
    /// Integers that travel as JSON numbers without loss.
    private static let exactIntegers: ClosedRange<Int64> = -9_007_199_254_740_991...9_007_199_254_740_991

    /// Most bytes of text that a row may have.
    ///
    /// Each byte may travel twice and grow sixfold when escaped, and a line has 1 MiB.
    static let maximumBytes = 64 << 10

    private let statement: OpaquePointer

    /// Wraps a statement that has just given a row.
    ///
    /// - Parameter statement: the statement; the row is valid until its next step.
    init(statement: OpaquePointer) {
        self.statement = statement
    }

    /// How many bytes of text the row holds.
    var bytes: Int {
        (0..<sqlite3_column_count(statement)).reduce(0) { sum, column in
            switch sqlite3_column_type(statement, column) {
            case SQLITE_TEXT, SQLITE_BLOB: sum + Int(sqlite3_column_bytes(statement, column))
            default: sum
            }
        }
    }

    /// The integer of a column, nil when it holds something else.
    func integer(_ column: Int32) -> Int64? {
        guard sqlite3_column_type(statement, column) == SQLITE_INTEGER else { return nil }
        return sqlite3_column_int64(statement, column)
    }

    /// What a column holds, in few words, to name a row in a report.
    func brief(_ column: Int32) -> String {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_NULL: return "NULL"
        case SQLITE_BLOB: return "a BLOB"
        default:
            let text = rawText(column)
            return text.count > 40 ? text.prefix(40) + "…" : text
        }
    }

    /// Reads an id.
    func identifier(_ column: Int32, _ name: String) throws(RowProblem) -> Int64 {
        guard let value = integer(column) else { throw RowProblem("\(name) is not an integer: \(brief(column))") }
        guard Self.exactIntegers.contains(value) else { throw RowProblem("\(name) is beyond ±(2^53−1): \(value)") }
        return value
    }

    /// Reads an id that may be NULL.
    func optionalIdentifier(_ column: Int32, _ name: String) throws(RowProblem) -> Int64? {
        sqlite3_column_type(statement, column) == SQLITE_NULL ? nil : try identifier(column, name)
    }

    /// Reads a number as floating point, which is what the source holds.
    func number(_ column: Int32, _ name: String) throws(RowProblem) -> Double {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER, SQLITE_FLOAT:
            let value = sqlite3_column_double(statement, column)
            guard value.isFinite else { throw RowProblem("\(name) is not finite") }
            return value
        default: throw RowProblem("\(name) is not a number: \(brief(column))")
        }
    }

    /// Reads a text that has to be there; a number counts as its digits.
    func text(_ column: Int32, _ name: String) throws(RowProblem) -> String {
        guard let text = try optionalText(column, name) else { throw RowProblem("\(name) is NULL") }
        return text
    }

    /// Reads a text that may be NULL; a number counts as its digits.
    func optionalText(_ column: Int32, _ name: String) throws(RowProblem) -> String? {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_NULL: return nil
        case SQLITE_BLOB: throw RowProblem("\(name) is a BLOB, not text")
        default: break
        }
        guard let start = sqlite3_column_text(statement, column) else { throw RowProblem("\(name) is not readable") }
        let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
        guard let text = String(validating: bytes, as: UTF8.self) else { throw RowProblem("\(name) is not UTF-8") }
        guard !text.unicodeScalars.contains(where: \.properties.isNoncharacterCodePoint) else {
            throw RowProblem("\(name) holds a Unicode noncharacter")
        }
        return text
    }

    /// Reads a truth value that may be NULL: 0, 1, or the words false and true.
    func optionalBool(_ column: Int32, _ name: String) throws(RowProblem) -> Bool? {
        switch (sqlite3_column_type(statement, column), brief(column).lowercased()) {
        case (SQLITE_NULL, _): return nil
        case (SQLITE_INTEGER, "0"), (SQLITE_TEXT, "false"): return false
        case (SQLITE_INTEGER, "1"), (SQLITE_TEXT, "true"): return true
        default: throw RowProblem("\(name) is neither true nor false: \(brief(column))")
        }
    }

    /// Reads a word of a closed vocabulary, in whatever case it is written.
    func choice<Value>(_ column: Int32, _ name: String, _ values: [String: Value]) throws(RowProblem) -> Value {
        guard let value = values[try text(column, name).lowercased()] else {
            throw RowProblem("\(name) is none of \(values.keys.sorted().joined(separator: ", ")): \(brief(column))")
        }
        return value
    }

    /// Reads a time that may be NULL; without an offset it is UTC.
    func optionalTime(_ column: Int32, _ name: String) throws(RowProblem) -> Timestamp? {
        guard let text = try optionalText(column, name) else { return nil }
        guard let time = Timestamp(sourceText: text) else {
            throw RowProblem("\(name) is not a time such as 2024-07-17 16:03:50: \(brief(column))")
        }
        return time
    }

    /// Reads a time that has to be there.
    func time(_ column: Int32, _ name: String) throws(RowProblem) -> Timestamp {
        guard let time = try optionalTime(column, name) else { throw RowProblem("\(name) is NULL") }
        return time
    }

    private func rawText(_ column: Int32) -> String {
        guard let start = sqlite3_column_text(statement, column) else { return "" }
        let count = Int(sqlite3_column_bytes(statement, column))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }
}

extension Timestamp {
    /// Reads `YYYY-MM-DD hh:mm:ss[.fraction]`, with a `T` or a space, in UTC unless an offset is given.
    init?(sourceText text: String) {
        var bytes = Array(text.utf8)
        guard bytes.count >= 19 else { return nil }
        if bytes[10] == UInt8(ascii: " ") { bytes[10] = UInt8(ascii: "T") }
        let hasOffset = bytes[19...].contains { byte in
            [UInt8(ascii: "Z"), UInt8(ascii: "z"), UInt8(ascii: "+"), UInt8(ascii: "-")].contains(byte)
        }
        if !hasOffset { bytes.append(UInt8(ascii: "Z")) }
        self.init(String(decoding: bytes, as: UTF8.self))
    }
}
