private import CSystemd
import Glibc
package import Logging

/// A log handler that writes structured entries to the systemd journal.
///
/// Metadata becomes fields (`finding_id` → `CLIENTOPS_FINDING_ID`), `JournalEvent.metadata(_:)` the MESSAGE_ID.
package struct JournalLogHandler: LogHandler {
    package var metadataProvider: Logger.MetadataProvider?
    package var metadata: Logger.Metadata = [:]
    package var logLevel: Logger.Level

    private let identifier: String

    /// Creates a handler.
    ///
    /// - Parameters:
    ///   - identifier: The name under which `journalctl -t` finds the entries.
    ///   - level: The lowest level that is logged.
    package init(identifier: String, level: Logger.Level) {
        self.identifier = identifier
        self.logLevel = level
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        let merged = event.metadata(over: metadata, provider: metadataProvider)
        Self.send(JournalFields(event: event, metadata: merged, identifier: identifier).encoded)
    }

    private static func send(_ fields: [[UInt8]]) {
        var bytes = fields.flatMap(\.self)
        bytes.withUnsafeMutableBytes { buffer in
            guard let base = buffer.baseAddress else { return }
            var offset = 0
            let vectors = fields.map { field in
                defer { offset += field.count }
                return iovec(iov_base: base + offset, iov_len: field.count)
            }
            // An entry the journal does not take is lost: it is where a complaint would go.
            _ = sd_journal_sendv(vectors, Int32(vectors.count))
        }
    }
}
