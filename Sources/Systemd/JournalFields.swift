import Logging

/// One entry of the journal as `NAME=value` byte strings.
struct JournalFields: Equatable {
    /// The fields, ready to be sent.
    private(set) var encoded: [[UInt8]]

    /// Builds the fields of one log event.
    ///
    /// - Parameters:
    ///   - event: The event.
    ///   - metadata: All its metadata; each key becomes a field with the prefix `CLIENTOPS_`.
    ///   - identifier: The SYSLOG_IDENTIFIER.
    init(event: LogEvent, metadata: Logger.Metadata, identifier: String) {
        encoded = []
        append("MESSAGE", event.message.description)
        append("PRIORITY", String(event.level.journalPriority))
        append("SYSLOG_IDENTIFIER", identifier)
        append("CODE_FILE", event.file)
        append("CODE_LINE", String(event.line))
        append("CODE_FUNC", event.function)
        for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
            let name = key == JournalEvent.metadataKey ? "MESSAGE_ID" : Self.name(of: key)
            append(name, value.description)
        }
    }

    /// The journal's name for a metadata key: upper case, at most 64 characters.
    static func name(of key: String) -> String {
        let letters = key.uppercased().utf8.map { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
            default: UInt8(ascii: "_")
            }
        }
        return String(decoding: Array("CLIENTOPS_".utf8) + letters.prefix(54), as: UTF8.self)
    }

    private mutating func append(_ name: String, _ value: String) {
        encoded.append(Array(name.utf8) + [UInt8(ascii: "=")] + Array(value.utf8))
    }
}

extension Logger.Level {
    /// The syslog priority of this level.
    var journalPriority: Int {
        switch self {
        case .trace, .debug: 7
        case .info: 6
        case .notice: 5
        case .warning: 4
        case .error: 3
        case .critical: 2
        }
    }
}
