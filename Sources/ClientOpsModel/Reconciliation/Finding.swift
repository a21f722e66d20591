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
    case severalEffectiveProductions = "P4"
    case sharedURL = "U1"
    case sharedDatabase = "D1"
    case sharedUUID = "D2"
    case sharedLineage = "D5"
    /// One identity in databases of three or more projects: a template, which proves nothing.
    case sharedTemplate = "D6"
    case liveCopy = "N1"
    case neutralizedButLive = "N2"
    case neutralizedProduction = "N3"
    case foreignBaseURL = "B1"
    case otherUUID = "B3"
    /// Several databases answer to the place that one instance declares: none is bound.
    case ambiguousBinding = "B4"
    /// One database is bound to an instance that has no recorded identity: adoption is proposed.
    case notAdopted = "B5"
    case cronOfOthers = "C1"
    case sharedListener = "L1"
    case notObserved = "O1"
    case undeclared = "O2"
    case retiredButServed = "O3"
    case movedDatabase = "O4"
    case silentSource = "O5"
    /// A report more than three times the size of the last one.
    case suspectSource = "O6"
    case otherSeries = "V1"
    case overdueCutover = "W1"
    case similarClients = "R1"
    case brokenAudit = "A1"
    /// A users row of which only the uid or only the account name matches.
    case halfMatchingAccount = "A2"
    case brokenSeries = "I1"
    case wrongPaidAmount = "I2"
    case changedInvoice = "I3"
}

/// One row that takes part in a finding.
package struct FindingMember: Codable, Sendable, Hashable {
    package var entity: EntityKind
    package var id: Int64
    /// What people call the row.
    package var label: String
    /// The project the row belongs to, which decides who may see it.
    package var projectID: Int64?
    /// What was seen of it, for people to check; nothing that moves by itself, such as times and counts.
    package var facts: [EvidenceFact]

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case entity, id, label
        case projectID = "project_id"
        case facts
    }

    /// Makes a member.
    package init(entity: EntityKind, id: Int64, label: String, projectID: Int64?, facts: [EvidenceFact] = []) {
        self.entity = entity
        self.id = id
        self.label = label
        self.projectID = projectID
        self.facts = facts
    }
}

/// One thing that was seen of a member, such as its uuid or why it counts.
package struct EvidenceFact: Codable, Sendable, Hashable {
    /// What it is, in words that are the same for every member of a finding.
    package var name: String
    package var value: String

    /// Makes a fact.
    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// What somebody did to a finding by hand.
package struct FindingNote: Codable, Sendable, Hashable {
    package var at: Timestamp
    /// The account name, or the uid where there is none.
    package var by: String
    package var reason: String?

    /// Makes the note.
    package init(at: Timestamp, by: String, reason: String?) {
        self.at = at
        self.by = by
        self.reason = reason
    }
}

/// A finding kept quiet until a time; it ends early when the condition clears or the evidence changes.
package struct FindingSuppression: Codable, Sendable, Hashable {
    package var at: Timestamp
    /// The account name, or the uid where there is none.
    package var by: String
    package var until: Timestamp
    package var reason: String

    /// Makes the suppression.
    package init(at: Timestamp, by: String, until: Timestamp, reason: String) {
        self.at = at
        self.by = by
        self.until = until
        self.reason = reason
    }
}

/// What a rule answered about a subject in a run.
package enum RuleAnswer: String, Codable, CaseIterable, Sendable {
    case present, clear, unknown
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
    /// Who took it in hand; nil unless acknowledged.
    package var acknowledgement: FindingNote?
    package var suppression: FindingSuppression?
    /// Who resolved it by hand, and why; nil when it cleared by itself.
    package var resolution: FindingNote?
    /// How often it came back.
    package var reopenCount: Int64
    /// What the last run said of it.
    package var lastAnswer: RuleAnswer
    /// The sources whose reports it rests on; it clears only through them.
    package var sources: [Int64]
    /// The smallest id among the findings that share members with it, directly or through others.
    package var incident: Int64?
    package var revision: Int64

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case id, rule, fingerprint, subject, severity, state, summary
        case nextStep = "next_step"
        case members
        case othersInvolved = "others_involved"
        case firstSeenAt = "first_seen_at"
        case lastSeenAt = "last_seen_at"
        case resolvedAt = "resolved_at"
        case acknowledgement, suppression, resolution
        case reopenCount = "reopen_count"
        case lastAnswer = "last_answer"
        case sources, incident, revision
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
        acknowledgement: FindingNote? = nil,
        suppression: FindingSuppression? = nil,
        resolution: FindingNote? = nil,
        reopenCount: Int64 = 0,
        lastAnswer: RuleAnswer = .present,
        sources: [Int64] = [],
        incident: Int64? = nil,
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
        self.acknowledgement = acknowledgement
        self.suppression = suppression
        self.resolution = resolution
        self.reopenCount = reopenCount
        self.lastAnswer = lastAnswer
        self.sources = sources
        self.incident = incident
        self.revision = revision
    }
}

/// How often in a row a subject was seen to raise or to clear, where once is not enough (PRODUCT.md section 5).
///
/// A run counts only with newer evidence than the last one, so that a repeated run changes nothing.
package struct FindingStreak: Codable, Sendable, Hashable {
    package var rule: RuleID
    package var fingerprint: String
    /// `present` on the way to a finding, `clear` on the way to its resolution.
    package var answer: RuleAnswer
    package var count: Int64
    /// When the newest evidence counted so far was received.
    package var evidenceAt: Timestamp

    /// Makes a streak.
    package init(rule: RuleID, fingerprint: String, answer: RuleAnswer, count: Int64, evidenceAt: Timestamp) {
        self.rule = rule
        self.fingerprint = fingerprint
        self.answer = answer
        self.count = count
        self.evidenceAt = evidenceAt
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
