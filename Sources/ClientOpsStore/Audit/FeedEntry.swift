package import ClientOpsAudit
package import ClientOpsModel

/// An entry of the audit log as far as events tell of it.
package struct FeedEntry: Sendable, Equatable {
    /// Position in the log and in the change feed.
    package var seq: Int64
    /// When it was written.
    package var at: Timestamp
    /// Who made the change.
    package var actor: AuditActor
    /// What was done.
    package var action: AuditAction
    /// What kind of row it was done to.
    package var entity: EntityKind
    /// To which row.
    package var entityID: Int64
    /// The row's revision after the change.
    package var revision: Int64

    init(_ row: Row) throws {
        seq = row.integer(0)
        at = row.time(1)
        actor = AuditActor(
            uid: UInt32(truncatingIfNeeded: row.integer(2)),
            pid: Int32(truncatingIfNeeded: row.integer(3)),
            username: row.optionalText(4),
            userID: row.optionalInteger(5),
            role: try row.word(6)
        )
        action = try row.word(7)
        entity = try row.word(8)
        entityID = row.integer(9)
        revision = row.integer(10)
    }
}
