package import ClientOpsModel

/// How a run changes one finding; the value is the finding as it is afterwards.
///
/// Kept indirectly: a run holds very many of them, and copies them from list to list.
package indirect enum FindingChange: Sendable, Equatable {
    /// Seen for the first time; the store gives the id.
    case opened(Finding)
    case changed(Finding)
    case resolved(Finding)
    case reopened(Finding)
    /// A suppression ended: its time passed, or the evidence is no longer what it was given for.
    case unsuppressed(Finding)
    /// Nothing happened to it; what the last run said of it, its sources or its incident are to be kept.
    case noted(Finding)

    /// The finding as it is afterwards.
    package var finding: Finding {
        switch self {
        case .opened(let finding), .changed(let finding), .resolved(let finding), .reopened(let finding),
            .unsuppressed(let finding), .noted(let finding):
            finding
        }
    }

    /// What the audit log calls the change; nil for what is saved without an event.
    package var action: AuditAction? {
        switch self {
        case .opened: .opened
        case .changed: .changed
        case .resolved: .resolved
        case .reopened: .reopened
        case .unsuppressed: .unsuppressed
        case .noted: nil
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
    /// Every streak there is after the run; streaks that are not among them have ended.
    package var streaks: [FindingStreak]
    /// How fresh each source was.
    package var sources: [SourceFreshness]

    /// Makes an outcome, by default an empty one.
    package init(
        changes: [FindingChange] = [],
        counters: RunCounters = RunCounters(),
        failedRules: [FailedRule] = [],
        streaks: [FindingStreak] = [],
        sources: [SourceFreshness] = []
    ) {
        self.changes = changes
        self.counters = counters
        self.failedRules = failedRules
        self.streaks = streaks
        self.sources = sources
    }
}
