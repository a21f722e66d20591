import ClientOpsModel
import ClientOpsReconcile

/// How one rule answers present, clear and unknown about one subject: a world, and what makes it otherwise.
struct RuleCase: Sendable {
    /// What keeps a rule from telling.
    enum Doubt: Sendable {
        /// This change of the world that shows the subject.
        case when(@Sendable (inout Reality) throws -> Void)
        /// Nothing does, for the given reason: the rule looks at nothing that sources say.
        case never(because: String)
        /// Nothing but a failure to read does, which leaves the rule undecided as a whole.
        case unreadable(because: String)
    }

    let rule: any ReconcileRule
    /// What the decisions are about; ids that a world gives are not known before.
    let subject: @Sendable (Reality) -> RuleSubject
    /// A world that shows what the rule looks for.
    let present: @Sendable () throws -> Reality
    /// What ends it.
    let clear: @Sendable (inout Reality) throws -> Void
    let unknown: Doubt

    init(
        _ rule: any ReconcileRule,
        about subject: @escaping @Sendable (Reality) -> RuleSubject,
        present: @escaping @Sendable () throws -> Reality,
        clear: @escaping @Sendable (inout Reality) throws -> Void,
        unknown: Doubt
    ) {
        self.rule = rule
        self.subject = subject
        self.present = present
        self.clear = clear
        self.unknown = unknown
    }

    init(
        _ rule: any ReconcileRule,
        about subject: RuleSubject,
        present: @escaping @Sendable () throws -> Reality,
        clear: @escaping @Sendable (inout Reality) throws -> Void,
        unknown: Doubt
    ) {
        self.init(rule, about: { _ in subject }, present: present, clear: clear, unknown: unknown)
    }

    /// Every rule once.
    static let all: [RuleCase] = declared + copies + databases + servers + watch + ledger

    /// What the rule says about the subject; nil when it says nothing, which is clear.
    func verdict(in reality: Reality) throws -> RuleVerdict? {
        try rule.decide(reality.landscape).first { $0.subject == subject(reality) }?.verdict
    }
}

extension RuleVerdict? {
    var isPresent: Bool { if case .present? = self { true } else { false } }
    var isUnknown: Bool { if case .unknown? = self { true } else { false } }
    var isClear: Bool { self == nil || self == .clear }
}

/// What may become of the sources of a world.
enum Degradation: String, CaseIterable, Sendable {
    case silent, paused, suspect, never, incomplete, failing, retired

    /// Does it to every source but one, and lets time pass beyond every grace.
    func apply(to reality: inout Reality, except spared: String? = nil) {
        for source in reality.facts.observed.sources where source.name != spared {
            switch self {
            case .silent, .failing: reality.silent.insert(source.id)
            case .paused: reality.change(source: source.name) { $0.pausedUntil = moment(6000) }
            case .suspect: reality.change(source: source.name) { $0.suspectSince = moment(0) }
            case .never: reality.change(source: source.name) { ($0.lastSuccess, $0.lastComplete) = (nil, nil) }
            case .incomplete, .retired: break
            }
        }
        let before = reality
        reality.pass(minutes: 15)
        for source in before.facts.observed.sources where source.name != spared {
            reality.change(source: source.name) { now in
                switch self {
                case .never: (now.lastSuccess, now.lastComplete) = (nil, nil)
                case .incomplete: now.lastComplete = source.lastComplete
                case .failing: now.lastError = "connection refused"
                case .silent, .paused, .suspect, .retired: break
                }
            }
        }
        if self == .retired { reality.facts.observed.sources.removeAll { $0.name != spared } }
    }
}
