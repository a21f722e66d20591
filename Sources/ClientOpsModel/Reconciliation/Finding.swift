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
