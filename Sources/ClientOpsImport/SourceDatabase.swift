import GRDBSQLite

/// A database of another program, opened so that nothing in it changes and nothing in it runs.
package final class SourceDatabase {
    /// The file behind it.
    package let file: SourceFile
    private let handle: OpaquePointer

    /// Opens a file and checks that it is a sound database.
    ///
    /// - Parameter path: where the file is.
    /// - Throws: `SourceError` that says what is wrong with it.
    package init(path: String) throws(SourceError) {
        file = try SourceFile(path: path)
        var opened: OpaquePointer?
        let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE
        let code = sqlite3_open_v2(file.immutableURI, &opened, flags, nil)
        guard code == SQLITE_OK, let opened else {
            sqlite3_close_v2(opened)
            throw .unreadable(path: path, reason: String(cString: sqlite3_errstr(code)))
        }
        handle = opened
        try secure()
        try checkPages()
    }

    deinit {
        sqlite3_close_v2(handle)
    }

    /// Runs a query and hands over its rows one by one.
    ///
    /// - Parameters:
    ///   - sql: one statement that reads.
    ///   - body: takes a row, which is valid only during the call.
    /// - Throws: `SourceError` of the database, or what `body` throws.
    func forEachRow(_ sql: String, _ body: (SourceRow) throws -> Void) throws {
        let statement = try prepare(sql)
        defer { sqlite3_finalize(statement) }
        while true {
            let code = sqlite3_step(statement)
            guard code != SQLITE_DONE else { return }
            guard code == SQLITE_ROW else { throw failure() }
            try body(SourceRow(statement: statement))
        }
    }

    private func prepare(_ sql: String) throws(SourceError) -> OpaquePointer {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK, let statement else {
            throw failure()
        }
        return statement
    }

    /// Takes from the file every means to run something: functions in its schema, extensions, large values.
    private func secure() throws(SourceError) {
        let settings = [
            "trusted_schema=OFF", "query_only=ON", "cell_size_check=ON", "ignore_check_constraints=ON", "mmap_size=0",
        ]
        for setting in settings {
            guard sqlite3_exec(handle, "PRAGMA \(setting)", nil, nil, nil) == SQLITE_OK else { throw failure() }
        }
        sqlite3_enable_load_extension(handle, 0)
        sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 64 << 20)
        sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0)
    }

    /// Reads every page once, so that a damaged file is refused before any of it is sent.
    private func checkPages() throws(SourceError) {
        var problem: String?
        do {
            try forEachRow("PRAGMA quick_check(1000000000)") { row in
                let line = (try? row.text(0, "quick_check")) ?? ""
                // Values that break a constraint of the file are judged row by row.
                if problem == nil, line != "ok", !line.contains(" value in ") { problem = line }
            }
        } catch let error as SourceError {
            throw error
        } catch {
            throw failure()
        }
        if let problem {
            let line = problem.split(separator: "\n").last { !$0.hasPrefix("***") } ?? "its pages contradict each other"
            throw .damaged(path: file.path, reason: String(line))
        }
    }

    private func failure() -> SourceError {
        let reason = String(cString: sqlite3_errmsg(handle))
        return switch sqlite3_errcode(handle) & 0xFF {
        case SQLITE_NOTADB: .notADatabase(path: file.path)
        case SQLITE_CORRUPT: .damaged(path: file.path, reason: reason)
        default: .failed(path: file.path, reason: reason)
        }
    }
}
