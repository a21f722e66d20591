import GRDBSQLite

/// A connection to the store with its prepared statements; confined to one thread at a time.
///
/// Uncached SQL costs 25 µs, so every statement is kept by its text.
package final class SQLiteConnection {
    let handle: OpaquePointer
    private let ownsHandle: Bool
    private var statements: [String: SQLiteStatement] = [:]
    private let budget = ReadBudget()
    /// Lists come in many shapes; beyond this many statements the cache begins anew.
    private static let statementLimit = 400

    /// Uses a connection that somebody else opened and will close.
    init(borrowing handle: OpaquePointer) {
        self.handle = handle
        ownsHandle = false
    }

    /// Opens a connection for reading only.
    ///
    /// - Parameter path: the store's file.
    /// - Throws: ``StoreError`` when it cannot be opened.
    package init(readingFrom path: String) throws {
        var opened: OpaquePointer?
        let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX
        let code = sqlite3_open_v2(path, &opened, flags, nil)
        guard code == SQLITE_OK, let opened else {
            let message = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
            sqlite3_close_v2(opened)
            throw StoreError(code: code, message: message)
        }
        handle = opened
        ownsHandle = true
        sqlite3_extended_result_codes(opened, 1)
        sqlite3_busy_timeout(opened, 5000)
        budget.install(on: opened)
        try execute("PRAGMA query_only = 1")
        try execute("PRAGMA trusted_schema = 0")
    }

    deinit {
        statements.removeAll()
        budget.remove(from: handle)
        if ownsHandle { sqlite3_close_v2(handle) }
    }

    /// The prepared statement of a text, prepared at its first use.
    func statement(_ sql: String) throws -> SQLiteStatement {
        if let known = statements[sql] { return known }
        let prepared = try SQLiteStatement(sql, on: self)
        // A statement in use lives on in its caller's hands.
        if statements.count >= Self.statementLimit { statements.removeAll(keepingCapacity: true) }
        statements[sql] = prepared
        return prepared
    }

    /// Runs a statement that answers no rows.
    func execute(_ sql: String, _ bindings: SQLValue...) throws {
        try run(sql, bindings)
    }

    /// Runs a statement that answers no rows.
    func run(_ sql: String, _ bindings: [SQLValue]) throws {
        let statement = try statement(sql)
        defer { statement.reset() }
        try statement.bind(bindings)
        while try statement.step() {}
    }

    /// Runs a query and maps its rows.
    func rows<T>(_ sql: String, _ bindings: [SQLValue] = [], _ map: (Row) throws -> T) throws -> [T] {
        let statement = try statement(sql)
        defer { statement.reset() }
        try statement.bind(bindings)
        var result: [T] = []
        while try statement.step() { result.append(try map(Row(statement: statement.pointer))) }
        return result
    }

    /// Runs a query and maps its first row.
    func first<T>(_ sql: String, _ bindings: [SQLValue] = [], _ map: (Row) throws -> T) throws -> T? {
        let statement = try statement(sql)
        defer { statement.reset() }
        try statement.bind(bindings)
        return try statement.step() ? try map(Row(statement: statement.pointer)) : nil
    }

    /// Runs a query and hands its rows on one by one until the body answers false.
    func forEach(_ sql: String, _ bindings: [SQLValue] = [], _ body: (Row) throws -> Bool) throws {
        let statement = try statement(sql)
        defer { statement.reset() }
        try statement.bind(bindings)
        while try statement.step() {
            guard try body(Row(statement: statement.pointer)) else { return }
        }
    }

    /// The first column of the first row as an integer; 0 without a row.
    func integer(_ sql: String, _ bindings: [SQLValue] = []) throws -> Int64 {
        try first(sql, bindings) { $0.integer(0) } ?? 0
    }

    var lastInsertedID: Int64 { sqlite3_last_insert_rowid(handle) }

    var changedRows: Int32 { sqlite3_changes(handle) }

    /// Whether a transaction is open; SQLite itself ends it after some errors.
    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    /// Runs a body whose statements are interrupted when it takes longer.
    ///
    /// - Parameters:
    ///   - nanoseconds: the longest time, nil for no bound.
    ///   - body: reads.
    /// - Returns: what the body answers.
    /// - Throws: a ``StoreError`` with ``StoreError/isInterrupt`` when the time was up, and what the body throws.
    package func withBudget<T>(nanoseconds: UInt64?, _ body: () throws -> T) rethrows -> T {
        budget.start(nanoseconds: nanoseconds)
        defer { budget.stop() }
        return try body()
    }

    func error(_ code: Int32) -> StoreError {
        StoreError(code: code, message: String(cString: sqlite3_errmsg(handle)))
    }
}
