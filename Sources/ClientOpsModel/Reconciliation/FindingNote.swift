/// What somebody did to a finding by hand.
package struct FindingNote: Codable, Sendable, Hashable {
    package var at: Timestamp
    /// The account name, or the uid where there is none.
    package var by: String
    package var reason: String?

    /// Makes the note.
    package init(at: Timestamp, by: String, reason: String?) {
        self.at = at
        self.by = by
        self.reason = reason
    }
}

/// A finding kept quiet until a time; it ends early when the condition clears or the evidence changes.
package struct FindingSuppression: Codable, Sendable, Hashable {
    package var at: Timestamp
    /// The account name, or the uid where there is none.
    package var by: String
    package var until: Timestamp
    package var reason: String

    /// Makes the suppression.
    package init(at: Timestamp, by: String, until: Timestamp, reason: String) {
        self.at = at
        self.by = by
        self.until = until
        self.reason = reason
    }
}
