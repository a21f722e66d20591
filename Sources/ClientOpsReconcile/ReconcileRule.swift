package import ClientOpsModel

/// One rule of PRODUCT.md section 5: a pure function from facts to decisions.
package protocol ReconcileRule: Sendable {
    /// The rule's name.
    var id: RuleID { get }
    /// Decides about every subject the rule sees in the facts, in any order.
    ///
    /// A subject it does not mention is clear; mentioning one twice is an error of the rule.
    ///
    /// - Throws: whatever keeps the rule from deciding; its findings then stay as they are.
    func decide(_ landscape: Landscape) throws -> [RuleDecision]
}

/// What a rule says about one subject.
package struct RuleDecision: Sendable, Equatable {
    /// The thing decided about.
    package var subject: RuleSubject
    /// What was decided.
    package var verdict: RuleVerdict

    /// Makes a decision.
    package init(_ subject: RuleSubject, _ verdict: RuleVerdict) {
        self.subject = subject
        self.verdict = verdict
    }
}

/// Whether a subject shows what a rule looks for.
package enum RuleVerdict: Sendable, Equatable {
    case present(RuleEvidence)
    case clear
    /// The rule cannot tell; its finding stays as it is.
    case unknown(reason: String)
}

/// What a rule saw and what it advises.
package struct RuleEvidence: Sendable, Equatable {
    /// How much it matters.
    package var severity: Severity
    /// The rows that take part, by entity and id ascending.
    package let members: [FindingMember]
    /// One sentence for people.
    package var summary: String
    /// What to do about it, in plain words.
    package var nextStep: String
    /// The sources it rests on, by id ascending; none when the store's own rows are enough.
    package let sources: [Int64]
    /// Whether something that could not be told may make it worse: a finding then grows but never shrinks.
    package var isPartial: Bool

    /// Makes evidence and brings members and sources in order.
    package init(
        severity: Severity,
        members: [FindingMember],
        summary: String,
        nextStep: String,
        sources: some Sequence<Int64> = [],
        isPartial: Bool = false
    ) {
        self.severity = severity
        self.members = members.inOrder
        self.summary = summary
        self.nextStep = nextStep
        self.sources = Set(sources).sorted()
        self.isPartial = isPartial
    }
}

extension [FindingMember] {
    /// The members by entity and id ascending.
    var inOrder: [FindingMember] {
        sorted { ($0.entity.rawValue, $0.id) < ($1.entity.rawValue, $1.id) }
    }
}

extension [any ReconcileRule] {
    /// Every rule that this version decides.
    package static var all: [any ReconcileRule] {
        [
            SeveralProductionsRule(), NoProductionRule(), ArchivedOwnerRule(), EffectiveProductionsRule(),
            SharedURLRule(), SharedDatabaseRule(), SharedUUIDRule(), SharedLineageRule(), SharedTemplateRule(),
            LiveCopyRule(), NeutralizedButLiveRule(), NeutralizedProductionRule(), ForeignBaseURLRule(),
            OtherUUIDRule(), AmbiguousBindingRule(), NotAdoptedRule(), CronOfOthersRule(), SharedListenerRule(),
            NotObservedRule(), UndeclaredRule(), RetiredButServedRule(), MovedDatabaseRule(), SilentSourceRule(),
            SuspectSourceRule(), OtherSeriesRule(), OverdueCutoverRule(), SimilarClientsRule(), BrokenAuditRule(),
            HalfMatchingAccountRule(), BrokenSeriesRule(), WrongPaidAmountRule(), ChangedInvoiceRule(),
        ]
    }
}
