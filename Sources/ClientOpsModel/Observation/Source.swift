/// What a source looks at.
package enum SourceKind: String, Codable, CaseIterable, Sendable {
    /// Running servers: systemd units and processes.
    case units
    /// Configuration files of the servers (`odoo.conf`).
    case config
    /// HTTP endpoints that need no login.
    case http
    /// Databases, read through SQL.
    case sql

    /// Whether what the source says is a fact read from a database rather than a probe that may fail by chance.
    package var isFactual: Bool { self == .sql }
}

/// One kind of look at one host; only its owner reports through it (PRODUCT.md section 5).
///
/// An archived source is retired: its evidence is withdrawn.
package struct Source: Entity {
    package static let kind = EntityKind.source

    package var id: Int64
    /// Unique, such as `web-1/sql`.
    package var name: String
    /// The uid that reports through it.
    package var uid: UInt32
    /// The only host it may report about.
    package var host: String
    /// What it looks at; `kind` on the wire.
    package var look: SourceKind
    /// Seconds between two reports.
    package var period: Int64
    /// Seconds past the period before the source counts as silent.
    package var grace: Int64
    /// Nobody expects reports before this time.
    package var pausedUntil: Timestamp?
    package var pauseReason: String?
    /// When a report of more than three times the usual size came; nil once an ordinary one followed.
    package var suspectSince: Timestamp?
    /// When a report last came, good or bad.
    package var lastAttempt: Timestamp?
    /// When a report last came that could look.
    package var lastSuccess: Timestamp?
    /// When a complete report last came; absence counts up to here.
    package var lastComplete: Timestamp?
    /// Why the last attempt could not look; nil after a good one.
    package var lastError: String?
    /// The number of the last report.
    package var sequence: Int64
    /// How many subjects the last complete report had.
    package var subjects: Int64
    package var revision: Int64
    package var createdAt: Timestamp
    package var updatedAt: Timestamp
    package var archivedAt: Timestamp?

    package var label: String { name }

    /// The members on the wire, in order.
    package enum CodingKeys: String, CodingKey, CaseIterable {
        case id, name, uid, host
        case look = "kind"
        case period, grace
        case pausedUntil = "paused_until"
        case pauseReason = "pause_reason"
        case suspectSince = "suspect_since"
        case lastAttempt = "last_attempt"
        case lastSuccess = "last_success"
        case lastComplete = "last_complete"
        case lastError = "last_error"
        case sequence, subjects, revision
        case createdAt = "created_at"
        case updatedAt = "updated_at"
        case archivedAt = "archived_at"
    }

    /// Makes a source; the store gives id, revision and times.
    package init(name: String, uid: UInt32, host: String, look: SourceKind, period: Int64, grace: Int64) {
        id = 0
        self.name = name
        self.uid = uid
        self.host = host
        self.look = look
        self.period = period
        self.grace = grace
        sequence = 0
        subjects = 0
        revision = 1
        createdAt = Timestamp(milliseconds: 0)
        updatedAt = Timestamp(milliseconds: 0)
    }

    /// Whether reports are not expected at a time.
    package func isPaused(at now: Timestamp) -> Bool { pausedUntil.map { now < $0 } ?? false }

    /// Whether the source has been silent for longer than its period and grace, counted by time of receipt.
    package func isSilent(at now: Timestamp) -> Bool {
        let heard = lastSuccess ?? createdAt
        return now.milliseconds - heard.milliseconds > (period + grace) * 1000
    }
}
