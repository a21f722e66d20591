/// What an audit entry says happened to a row.
package enum AuditAction: String, Codable, CaseIterable, Sendable {
    case create, update, archive, restore, activate, deactivate, move, assign, unassign
    case statusChange = "status_change"
    /// A row entered through an import.
    case `import`
    case opened, changed, resolved, reopened, acknowledged, unacknowledged, suppressed, unsuppressed
    case adopt, pause, resume
    /// A mutating call that was refused; not an event.
    case refused
}
