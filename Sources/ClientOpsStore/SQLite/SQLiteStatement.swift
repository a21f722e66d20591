import ClientOpsModel
import GRDBSQLite
import StrictJSON

/// A prepared statement; reset after each use, finalized with its connection.
final class SQLiteStatement {
    let pointer: OpaquePointer
    private unowned let connection: SQLiteConnection

    init(_ sql: String, on connection: SQLiteConnection) throws {
        var prepared: OpaquePointer?
        let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
        let code = sqlite3_prepare_v3(connection.handle, sql, -1, flags, &prepared, nil)
        guard code == SQLITE_OK, let prepared else { throw connection.error(code) }
        pointer = prepared
        self.connection = connection
    }

    deinit { sqlite3_finalize(pointer) }

    func bind(_ values: [SQLValue]) throws {
        for (index, value) in values.enumerated() {
            let code =
                switch value {
                case .null: sqlite3_bind_null(pointer, Int32(index + 1))
                case .integer(let integer): sqlite3_bind_int64(pointer, Int32(index + 1), integer)
                case .text(let text): bind(text, at: index)
                case .flag(let flag): sqlite3_bind_int64(pointer, Int32(index + 1), flag ? 1 : 0)
                case .json(let json): bind(String(decoding: json.serialized(), as: UTF8.self), at: index)
                }
            guard code == SQLITE_OK else { throw connection.error(code) }
        }
    }

    private func bind(_ text: String, at index: Int) -> Int32 {
        // SQLITE_TRANSIENT: SQLite copies the bytes before the call returns.
        let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        var text = text
        return text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                guard let base = characters.baseAddress else {
                    return sqlite3_bind_text(pointer, Int32(index + 1), "", 0, transient)
                }
                return sqlite3_bind_text(pointer, Int32(index + 1), base, Int32(characters.count), transient)
            }
        }
    }

    /// Advances to the next row; false at the end.
    func step() throws -> Bool {
        switch sqlite3_step(pointer) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw connection.error(code)
        }
    }

    func reset() {
        sqlite3_reset(pointer)
        sqlite3_clear_bindings(pointer)
    }
}

/// The present row of a statement; columns are read by position.
struct Row {
    let statement: OpaquePointer

    func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

    func optionalInteger(_ column: Int32) -> Int64? { isNull(column) ? nil : integer(column) }

    /// About how many bytes the row takes on the wire.
    var byteCount: Int {
        (0..<sqlite3_column_count(statement)).reduce(0) { total, column in
            // Asking a number for its bytes would make SQLite write it out as text.
            let isText = sqlite3_column_type(statement, column) == SQLITE_TEXT
            return total + 24 + (isText ? Int(sqlite3_column_bytes(statement, column)) : 0)
        }
    }

    func flag(_ column: Int32) -> Bool { integer(column) != 0 }

    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

    func text(_ column: Int32) -> String { optionalText(column) ?? "" }

    func optionalText(_ column: Int32) -> String? {
        guard let bytes = sqlite3_column_text(statement, column) else { return nil }
        let count = Int(sqlite3_column_bytes(statement, column))
        return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    func bytes(_ column: Int32) -> [UInt8] {
        guard let bytes = sqlite3_column_text(statement, column) else { return [] }
        return Array(UnsafeBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, column))))
    }

    func time(_ column: Int32) -> Timestamp { Timestamp(milliseconds: integer(column)) }

    func optionalTime(_ column: Int32) -> Timestamp? { optionalInteger(column).map(Timestamp.init(milliseconds:)) }

    /// A value of a closed vocabulary.
    ///
    /// - Throws: ``StoreError`` when the stored word is not of the vocabulary.
    func word<Word: RawRepresentable>(_ column: Int32) throws -> Word where Word.RawValue == String {
        guard let word = Word(rawValue: text(column)) else {
            throw StoreError(code: SQLITE_MISMATCH, message: "unknown word in column \(column)")
        }
        return word
    }

    /// A value stored as JSON text.
    ///
    /// - Throws: ``StoreError`` when the stored text cannot be read.
    func json<Value: Decodable>(_ column: Int32, as type: Value.Type) throws -> Value {
        do {
            return try StrictJSONDecoder().decode(type, from: JSONDocument(Array(text(column).utf8)).root)
        } catch {
            throw StoreError(code: SQLITE_MISMATCH, message: "unreadable JSON in column \(column)")
        }
    }

    /// The column as a value that sorts and compares as SQLite does.
    func value(_ column: Int32) -> SQLValue {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_NULL: .null
        case SQLITE_INTEGER: .integer(integer(column))
        default: .text(text(column))
        }
    }
}
