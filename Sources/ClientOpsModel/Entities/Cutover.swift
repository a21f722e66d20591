/// Where a cut-over is in its life.
package enum CutoverState: String, Codable, CaseIterable, Sendable {
    case open, completed
    case rolledBack = "rolled_back"
    case cancelled
}

/// What the clock says of a cut-over that is open.
package enum CutoverPhase: String, Codable, CaseIterable, Sendable {
    case planned, running, overdue
}

/// The announced time in which a project has two active productions (PRODUCT.md section 6).
package struct Cutover: Entity {
    package static let kind = EntityKind.cutover

    package var id: Int64
    package var projectID: Int64
    package var fromInstance: Int64
    package var toInstance: Int64
    package var startsAt: Timestamp
    package var endsAt: Timestamp
    package var reason: String
    /// Who opened it.
    package var approvedBy: String
    package var state: CutoverState
    /// Nil once it is closed; derived when it is read.
    package var phase: CutoverPhase?
    package var revision: Int64
    package var createdAt: Timestamp
    package var updatedAt: Timestamp
    package var archivedAt: Timestamp?

    package var label: String { "cut-over \(id)" }

    /// The members on the wire, in order.
    package enum CodingKeys: String, CodingKey, CaseIterable {
        case id
        case projectID = "project_id"
        case fromInstance = "from_instance"
        case toInstance = "to_instance"
        case startsAt = "starts_at"
        case endsAt = "ends_at"
        case reason
        case approvedBy = "approved_by"
        case state, phase, revision
        case createdAt = "created_at"
        case updatedAt = "updated_at"
        case archivedAt = "archived_at"
    }

    /// Announces a cut-over; the store gives id, revision and times.
    package init(
        projectID: Int64,
        fromInstance: Int64,
        toInstance: Int64,
        startsAt: Timestamp,
        endsAt: Timestamp,
        reason: String,
        approvedBy: String
    ) {
        id = 0
        self.projectID = projectID
        self.fromInstance = fromInstance
        self.toInstance = toInstance
        self.startsAt = startsAt
        self.endsAt = endsAt
        self.reason = reason
        self.approvedBy = approvedBy
        state = .open
        phase = nil
        revision = 1
        createdAt = Timestamp(milliseconds: 0)
        updatedAt = Timestamp(milliseconds: 0)
        archivedAt = nil
    }

    /// What the clock says of it.
    ///
    /// - Parameter now: the time.
    /// - Returns: nil when it is closed.
    package func phase(at now: Timestamp) -> CutoverPhase? {
        guard state == .open else { return nil }
        if now < startsAt { return .planned }
        return now < endsAt ? .running : .overdue
    }
}
