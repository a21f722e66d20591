/// How fresh a source was when a run began.
package struct SourceFreshness: Codable, Sendable, Hashable {
    package var id: Int64
    package var name: String
    /// `fresh`, `silent`, `paused`, `suspect` or `never`.
    package var state: SourceState
    package var lastSuccess: Timestamp?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case id, name, state
        case lastSuccess = "last_success"
    }

    /// Makes the note.
    package init(id: Int64, name: String, state: SourceState, lastSuccess: Timestamp?) {
        self.id = id
        self.name = name
        self.state = state
        self.lastSuccess = lastSuccess
    }
}

/// Whether a source can be relied on.
package enum SourceState: String, Codable, CaseIterable, Sendable {
    case fresh, silent, paused, suspect, never
}
