import Glibc
package import Logging

/// Creates the log handler that fits where standard error goes: the journal's when it is the journal, else the console's.
///
/// - Parameters:
///   - label: The logger's label, the SYSLOG_IDENTIFIER in the journal.
///   - level: The lowest level that is logged.
/// - Returns: A handler for `LoggingSystem.bootstrap`.
package func makeLogHandler(label: String, level: Logger.Level = .info) -> any LogHandler {
    guard JournalStream.isStandardError else { return ConsoleLogHandler(level: level) }
    return JournalLogHandler(identifier: label, level: level)
}

/// The stream that `$JOURNAL_STREAM` announces.
enum JournalStream {
    /// Whether standard error is connected to the journal.
    static var isStandardError: Bool {
        guard let value = getenv("JOURNAL_STREAM") else { return false }
        var status = stat()
        guard fstat(STDERR_FILENO, &status) == 0 else { return false }
        return matches(String(cString: value), device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    }

    /// Compares the variable's `device:inode` with a file's.
    ///
    /// The comparison matters: the variable is inherited by processes whose standard error was redirected since.
    static func matches(_ value: String, device: UInt64, inode: UInt64) -> Bool {
        value == "\(device):\(inode)"
    }
}
