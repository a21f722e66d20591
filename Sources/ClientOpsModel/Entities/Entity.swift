/// The kinds of things the store holds, by their names on the wire.
package enum EntityKind: String, Codable, CaseIterable, Sendable {
    case client, project, instance, user, assignment, lead, invoice, payment, series, cutover, finding, store, source,
        observation, expectation
    case importedHistory = "imported_history"
}

/// What every stored row has in common (PRODUCT.md section 2).
package protocol Entity: Codable, Sendable, Equatable {
    /// The kind on the wire.
    static var kind: EntityKind { get }
    /// Never reused; 0 before the row is stored.
    var id: Int64 { get set }
    /// Starts at 1 and grows by one with each change.
    var revision: Int64 { get set }
    /// When the row was made.
    var createdAt: Timestamp { get set }
    /// When the row last changed.
    var updatedAt: Timestamp { get set }
    /// When the row was archived; nil while it lives.
    var archivedAt: Timestamp? { get set }
    /// What people call the row, for the audit log and messages.
    var label: String { get }
}

extension Entity {
    /// Whether the row is archived.
    package var isArchived: Bool { archivedAt != nil }
}
