/// One run of the reconciliation.
package struct ReconcileRun: Codable, Sendable, Equatable {
    /// 0 for a dry run, which is not stored.
    package var id: Int64
    package var trigger: RunTrigger
    package var startedAt: Timestamp
    package var finishedAt: Timestamp
    package var counters: RunCounters
    /// Rules that failed in this run, with their reasons; their findings stayed as they were.
    package var failedRules: [FailedRule]
    /// How fresh each source was.
    package var sources: [SourceFreshness]

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case id, trigger
        case startedAt = "started_at"
        case finishedAt = "finished_at"
        case counters
        case failedRules = "failed_rules"
        case sources
    }

    /// Makes a run.
    package init(
        id: Int64,
        trigger: RunTrigger,
        startedAt: Timestamp,
        finishedAt: Timestamp,
        counters: RunCounters,
        failedRules: [FailedRule] = [],
        sources: [SourceFreshness] = []
    ) {
        self.id = id
        self.trigger = trigger
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.counters = counters
        self.failedRules = failedRules
        self.sources = sources
    }
}

/// What started a reconciliation.
package enum RunTrigger: String, Codable, CaseIterable, Sendable {
    case timer, manual
}

/// How a run changed the findings.
package struct RunCounters: Codable, Sendable, Hashable {
    /// Findings opened for the first time.
    package var new = 0
    /// Findings still present and unchanged.
    package var still = 0
    /// Findings present with other members or another severity.
    package var changed = 0
    /// Findings that cleared.
    package var resolved = 0
    /// Findings that came back.
    package var reopened = 0
    /// Subjects whose rule could not decide.
    package var unknown = 0
    /// Findings held back by a suppression.
    package var suppressed = 0

    /// Makes counters at zero.
    package init() {}

    /// Whether the run changed any finding.
    package var isQuiet: Bool { new == 0 && changed == 0 && resolved == 0 && reopened == 0 }
}

/// A rule that could not decide.
package struct FailedRule: Codable, Sendable, Hashable {
    package var rule: RuleID
    package var reason: String

    /// Makes the note.
    package init(rule: RuleID, reason: String) {
        self.rule = rule
        self.reason = reason
    }
}
