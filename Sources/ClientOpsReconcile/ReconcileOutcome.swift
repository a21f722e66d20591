package import ClientOpsModel

/// How a run changes one finding; the value is the finding as it is afterwards.
package enum FindingChange: Sendable, Equatable {
    /// Seen for the first time; the store gives the id.
    case opened(Finding)
    case changed(Finding)
    case resolved(Finding)
    case reopened(Finding)

    /// The finding as it is afterwards.
    package var finding: Finding {
        switch self {
        case .opened(let finding), .changed(let finding), .resolved(let finding), .reopened(let finding): finding
        }
    }

    /// What the audit log calls the change.
    package var action: AuditAction {
        switch self {
        case .opened: .opened
        case .changed: .changed
        case .resolved: .resolved
        case .reopened: .reopened
        }
    }
}

/// What a run would write, and how it went.
package struct ReconcileOutcome: Sendable, Equatable {
    /// The changes in the order they are to be written; findings that stay as they are have none.
    package var changes: [FindingChange]
    /// How many findings went which way.
    package var counters: RunCounters
    /// Rules that could not decide; their findings stay as they are.
    package var failedRules: [FailedRule]

    /// Makes an outcome, by default an empty one.
    package init(
        changes: [FindingChange] = [],
        counters: RunCounters = RunCounters(),
        failedRules: [FailedRule] = []
    ) {
        self.changes = changes
        self.counters = counters
        self.failedRules = failedRules
    }
}
