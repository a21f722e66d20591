package import Logging

/// The events an administrator may look for in the journal, each under a MESSAGE_ID of its own.
///
/// `systemd/clientops.catalog` explains every one of them for `journalctl -x`.
package enum JournalEvent: String, CaseIterable, Sendable {
    /// The daemon answers requests.
    case daemonStarted = "0029bf5a48d64f29b1b1569dd1e47d0b"

    /// The daemon has shut down in order.
    case daemonStopped = "67bf0f711027408285e43c5e542e6ef5"

    /// The configuration was read again and is in force.
    case configurationReloaded = "89cb4577e4c4404eb32847f3766f5389"

    /// The configuration could not be read again; the one before stays in force.
    case reloadFailed = "b70994b9f3e2497aaa41084c5c9f9510"

    /// The store takes no writes, or cannot be opened.
    case storageUnavailable = "7ee2c05589314c779bf249c5624d84b3"

    /// The store takes writes again.
    case storageRecovered = "b35c9cf0e5984c5587167daaa631aab8"

    /// A reconciliation opened or reopened a finding, or found it worse than before.
    case findingOpened = "8d7a6a8b2a8b41f5bcd71ce0682c9b5e"

    /// A finding cleared or was resolved by hand.
    case findingResolved = "a6f406da3da143298d8c115e57e9ac43"

    /// A reconciliation ran to its end; the fields carry its counters.
    case reconcileFinished = "5bc5e5c39c38473fb8a762f8b33209aa"

    /// A reconciliation ended early, or a rule failed.
    case reconcileFailed = "219749eef0ab4c47becc680c139fd49e"

    /// A row of the users table matches a caller's uid or its account name, but not both.
    case roleMismatch = "32c3b6f59fd64aa99c6390c7cee31560"

    /// The head of the audit chain, to be compared with a later verification.
    case auditHead = "7121b0d976644ae99b10b2274bd0c475"

    /// A backup was written and verified.
    case backupWritten = "caf59800e8854641aeec7092fb1c89d7"

    /// A backup could not be written, or old ones not be deleted.
    case backupFailed = "cecaf240d569445a89d2a7eae1e83980"

    /// A request met an unexpected error; the reference is the one its caller got.
    case internalError = "2ccec1c6e68949999ab09c4d38b0910d"

    /// A unit of clientops failed; logged by `clientops-failure@.service`.
    case unitFailed = "9a732b978d384a3a931e337ba23a6739"

    /// The metadata that gives a log entry this event's MESSAGE_ID.
    ///
    /// - Parameter fields: Further fields of the entry.
    /// - Returns: The fields and the id.
    package func metadata(_ fields: Logger.Metadata = [:]) -> Logger.Metadata {
        var metadata = fields
        metadata[Self.metadataKey] = .string(rawValue)
        return metadata
    }

    /// The metadata key that becomes MESSAGE_ID in the journal and stays out of the console.
    static let metadataKey = "message_id"
}
