import GRDBSQLite

/// An error that SQLite reported.
package struct StoreError: Error, Sendable, Equatable {
    /// The extended result code.
    package var code: Int32
    /// SQLite's own words, for the journal; never for a peer.
    package var message: String

    /// Makes an error.
    package init(code: Int32, message: String) {
        self.code = code
        self.message = message
    }

    /// The primary result code.
    package var primaryCode: Int32 { code & 0xFF }

    /// Whether a uniqueness rule or a trigger of the schema refused the statement.
    package var isConstraint: Bool { primaryCode == SQLITE_CONSTRAINT }

    /// Whether the statement was stopped because its time was up.
    package var isInterrupt: Bool { primaryCode == SQLITE_INTERRUPT }

    /// Why the store cannot be used now, in a word for peers; nil when the error is of another sort.
    package var unavailability: String? {
        switch primaryCode {
        case SQLITE_FULL: "full"
        case SQLITE_READONLY, SQLITE_PERM: "read-only"
        case SQLITE_IOERR: "I/O error"
        case SQLITE_CANTOPEN: "cannot be opened"
        case SQLITE_BUSY, SQLITE_LOCKED: "locked by another program"
        case SQLITE_CORRUPT, SQLITE_NOTADB: "damaged"
        case SQLITE_NOMEM: "out of memory"
        default: nil
        }
    }
}
