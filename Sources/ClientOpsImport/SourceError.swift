/// Why a file of another program cannot be imported.
package enum SourceError: Error, Sendable, Equatable {
    /// Nothing is there, or it may not be read.
    case unreadable(path: String, reason: String)
    /// A directory, a pipe or a device.
    case notAFile(path: String)
    /// Something else than an SQLite database.
    case notADatabase(path: String)
    /// The database's pages contradict each other.
    case damaged(path: String, reason: String)
    /// Changes lie in a second file, because the other program runs or was interrupted.
    case unfinished(path: String, companion: String)
    /// The file changed between the beginning and the end of the import.
    case changed(path: String)
    /// The database lacks a table that the format has.
    case missingTable(table: String, format: String)
    /// A view or a virtual table has the name of a table; reading it would run what the file says.
    case notATable(name: String, kind: String)
    /// A table lacks columns that the format has.
    case missingColumns(table: String, columns: [String])
    /// A column is computed; reading it would run what the file says.
    case computedColumn(table: String, column: String)
    /// A line of a text file cannot be understood.
    case malformed(path: String, line: Int, reason: String)
    /// SQLite refused to go on.
    case failed(path: String, reason: String)
}

extension SourceError: CustomStringConvertible {
    /// One sentence for people.
    package var description: String {
        switch self {
        case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)."
        case .notAFile(let path): "\(path) is not a file."
        case .notADatabase(let path): "\(path) is not an SQLite database."
        case .damaged(let path, let reason): "\(path) is damaged: \(reason)."
        case .unfinished(let path, let companion):
            "\(companion) holds changes that are not in \(path) yet: stop the program that uses it, or import a copy "
                + "made with: sqlite3 \(path) \"VACUUM INTO 'copy.db'\"."
        case .changed(let path): "\(path) changed while it was read; stop the program that uses it and try again."
        case .missingTable(let table, let format): "The table \(table) is missing; is this a file of \(format)?"
        case .notATable(let name, let kind): "\(name) is a \(kind), not a table."
        case .missingColumns(let table, let columns):
            "The table \(table) lacks \(columns.count == 1 ? "the column" : "the columns") "
                + "\(columns.joined(separator: ", "))."
        case .computedColumn(let table, let column): "The column \(column) of the table \(table) is computed."
        case .malformed(let path, let line, let reason): "\(path), line \(line): \(reason)."
        case .failed(let path, let reason): "\(path) could not be read to its end: \(reason)."
        }
    }
}
