/// An announced restore or upgrade test: databases that match it are no surprise until it ends (at most 14 days).
///
/// An archived expectation was ended early.
package struct Expectation: Entity {
    package static let kind = EntityKind.expectation

    package var id: Int64
    /// The host or the cluster (its identifier) it is about.
    package var place: String
    /// A database name; `*` stands for any characters.
    package var pattern: String
    package var until: Timestamp
    package var reason: String
    package var revision: Int64
    package var createdAt: Timestamp
    package var updatedAt: Timestamp
    package var archivedAt: Timestamp?

    package var label: String { "\(pattern) on \(place)" }

    /// The members on the wire, in order.
    package enum CodingKeys: String, CodingKey, CaseIterable {
        case id, place, pattern, until, reason, revision
        case createdAt = "created_at"
        case updatedAt = "updated_at"
        case archivedAt = "archived_at"
    }

    /// Makes an expectation; the store gives id, revision and times.
    package init(place: String, pattern: String, until: Timestamp, reason: String) {
        id = 0
        self.place = place
        self.pattern = pattern
        self.until = until
        self.reason = reason
        revision = 1
        createdAt = Timestamp(milliseconds: 0)
        updatedAt = Timestamp(milliseconds: 0)
    }
}
