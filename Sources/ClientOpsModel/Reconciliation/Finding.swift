/// How much a finding matters.
package enum Severity: String, Codable, CaseIterable, Sendable, Comparable {
    case info, low, medium, high, critical

    /// Orders by weight, `info` first.
    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    /// 0 for `info` to 4 for `critical`.
    package var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// Where a finding is in its life.
package enum FindingState: String, Codable, CaseIterable, Sendable {
    case open, acknowledged, resolved
}

/// The rules of reconciliation that this version decides.
package enum RuleID: String, Codable, CaseIterable, Sendable {
    case severalProductions = "P1"
    case noProduction = "P2"
    case archivedOwner = "P3"
    case sharedURL = "U1"
}

/// One row that takes part in a finding.
package struct FindingMember: Codable, Sendable, Hashable {
    package var entity: EntityKind
    package var id: Int64
    /// What people call the row.
    package var label: String
    /// The project the row belongs to, which decides who may see it.
    package var projectID: Int64?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case entity, id, label
        case projectID = "project_id"
    }

    /// Makes a member.
    package init(entity: EntityKind, id: Int64, label: String, projectID: Int64?) {
        self.entity = entity
        self.id = id
        self.label = label
        self.projectID = projectID
    }
}

/// What a rule found wrong, from its first sight to its resolution.
package struct Finding: Codable, Sendable, Equatable {
    package var id: Int64
    package var rule: RuleID
    /// Hash of rule, subject kind and the shared thing; never of the members.
    package var fingerprint: String
    /// The thing that groups the members: a project, an instance or a URL.
    package var subject: String
    package var severity: Severity
    package var state: FindingState
    /// One sentence for people.
    package var summary: String
    /// What to do about it, in plain words.
    package var nextStep: String
    package var members: [FindingMember]
    /// How many members the caller may not see.
    package var othersInvolved: Int
    package var firstSeenAt: Timestamp
    package var lastSeenAt: Timestamp
    package var resolvedAt: Timestamp?
    package var revision: Int64

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case id, rule, fingerprint, subject, severity, state, summary
        case nextStep = "next_step"
        case members
        case othersInvolved = "others_involved"
        case firstSeenAt = "first_seen_at"
        case lastSeenAt = "last_seen_at"
        case resolvedAt = "resolved_at"
        case revision
    }

    /// Makes a finding.
    package init(
        id: Int64,
        rule: RuleID,
        fingerprint: String,
        subject: String,
        severity: Severity,
        state: FindingState,
        summary: String,
        nextStep: String,
        members: [FindingMember],
        othersInvolved: Int = 0,
        firstSeenAt: Timestamp,
        lastSeenAt: Timestamp,
        resolvedAt: Timestamp? = nil,
        revision: Int64 = 1
    ) {
        self.id = id
        self.rule = rule
        self.fingerprint = fingerprint
        self.subject = subject
        self.severity = severity
        self.state = state
        self.summary = summary
        self.nextStep = nextStep
        self.members = members
        self.othersInvolved = othersInvolved
        self.firstSeenAt = firstSeenAt
        self.lastSeenAt = lastSeenAt
        self.resolvedAt = resolvedAt
        self.revision = revision
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

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case id, trigger
        case startedAt = "started_at"
        case finishedAt = "finished_at"
        case counters
        case failedRules = "failed_rules"
    }

    /// Makes a run.
    package init(
        id: Int64,
        trigger: RunTrigger,
        startedAt: Timestamp,
        finishedAt: Timestamp,
        counters: RunCounters,
        failedRules: [FailedRule] = []
    ) {
        self.id = id
        self.trigger = trigger
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.counters = counters
        self.failedRules = failedRules
    }
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
