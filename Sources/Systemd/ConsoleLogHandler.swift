import Glibc
package import Logging

/// A log handler for people: one line per entry on standard error, as `warning message key=value`.
package struct ConsoleLogHandler: LogHandler {
    package var metadataProvider: Logger.MetadataProvider?
    package var metadata: Logger.Metadata = [:]
    package var logLevel: Logger.Level

    private let write: @Sendable (String) -> Void

    /// Creates a handler that writes to standard error.
    ///
    /// - Parameter level: The lowest level that is logged.
    package init(level: Logger.Level) {
        self.init(level: level, write: Self.writeToStandardError)
    }

    /// Creates a handler that hands each line to a function.
    ///
    /// - Parameters:
    ///   - level: The lowest level that is logged.
    ///   - write: Takes one line with its line feed.
    init(level: Logger.Level, write: @escaping @Sendable (String) -> Void) {
        self.logLevel = level
        self.write = write
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        let merged = event.metadata(over: metadata, provider: metadataProvider)
        write(Self.line(event: event, metadata: merged))
    }

    /// Formats one entry.
    static func line(event: LogEvent, metadata: Logger.Metadata) -> String {
        var line = "\(event.level.rawValue) \(escaped(event.message.description))"
        for (key, value) in metadata.sorted(by: { $0.key < $1.key }) where key != JournalEvent.metadataKey {
            line += " \(escaped(key))=\(quoted(value.description))"
        }
        return line + "\n"
    }

    /// Puts quotes around a value that would not read as one word.
    private static func quoted(_ value: String) -> String {
        let needsQuotes = value.isEmpty || value.contains { $0.isWhitespace || $0 == "\"" || $0 == "=" }
        guard needsQuotes else { return escaped(value) }
        return "\"\(escaped(value, quotes: true))\""
    }

    /// Replaces what could move the cursor, break the line or reorder the text.
    private static func escaped(_ text: String, quotes: Bool = false) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": result.append(contentsOf: "\\n".unicodeScalars)
            case "\r": result.append(contentsOf: "\\r".unicodeScalars)
            case "\t": result.append(contentsOf: "\\t".unicodeScalars)
            case "\"" where quotes: result.append(contentsOf: "\\\"".unicodeScalars)
            case "\\" where quotes: result.append(contentsOf: "\\\\".unicodeScalars)
            case _ where scalar.isUnsafeOnTerminal:
                result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    private static func writeToStandardError(_ line: String) {
        var rest = Array(line.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isUnsafeOnTerminal: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
