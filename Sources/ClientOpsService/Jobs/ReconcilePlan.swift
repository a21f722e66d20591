import ClientOpsModel
import ClientOpsProtocol
import ClientOpsReconcile
import ClientOpsStore
import StrictJSON

/// What a run will write, or has written.
struct ReconcilePlan: Sendable {
    /// Its id is 0 until it is stored.
    var run: ReconcileRun
    /// In the reconciler's order.
    var changes: [PlannedChange]
    var streaks: StreakChanges
    /// Up to where the audit chain is intact.
    var verified: AuditHead

    /// Most changes that an answer names.
    private static let reportedChanges = 500

    /// The answer to who asked for the run: the worst changes first, as many as fit.
    func result(maximumBytes: Int) -> ReconcileMethods.Run.Result {
        let all = changes.compactMap { planned in
            planned.change.action.map {
                ReconcileMethods.FindingChangeReport(action: $0, finding: planned.change.finding)
            }
        }
        let sorted = all.sorted { $0.finding.severity > $1.finding.severity }
        var shown: [ReconcileMethods.FindingChangeReport] = []
        var bytes = 0
        for change in sorted.prefix(Self.reportedChanges) {
            bytes += (try? StrictJSONEncoder().encode(change))?.count ?? 0
            guard shown.isEmpty || bytes <= maximumBytes else { break }
            shown.append(change)
        }
        return ReconcileMethods.Run.Result(
            run: run,
            dryRun: run.id == 0,
            changes: shown,
            omitted: Int64(all.count - shown.count)
        )
    }
}

/// A change with the finding as it was when the run looked.
///
/// The finding is boxed, for a run may plan very many changes.
struct PlannedChange: Sendable {
    var change: FindingChange
    private let boxedBefore: Boxed<Finding>?

    /// Nil for a finding seen for the first time.
    var before: Finding? { boxedBefore?.value }

    /// Whether the journal speaks of it: a finding that is new, back, heard again, worse or over.
    var isNews: Bool {
        switch change {
        case .opened, .reopened, .resolved, .unsuppressed: true
        case .noted: false
        case .changed(let after):
            before.map { after.severity > $0.severity || (after.state == .open && $0.state == .acknowledged) } ?? true
        }
    }

    /// The changes with what they replace: what was stored, or what an earlier change of the same run makes of it.
    static func all(_ changes: [FindingChange], replacing previous: [Finding]) -> [PlannedChange] {
        let ids = Set(changes.map(\.finding.id))
        var known = Dictionary(
            previous.lazy.filter { ids.contains($0.id) }.map { ($0.id, Boxed($0)) },
            uniquingKeysWith: { first, _ in first }
        )
        return changes.map { change in
            let id = change.finding.id
            guard id != 0 else { return PlannedChange(change: change, boxedBefore: nil) }
            defer { known[id] = Boxed(change.finding) }
            return PlannedChange(change: change, boxedBefore: known[id])
        }
    }
}

/// How the streaks move on in a run.
struct StreakChanges: Sendable {
    var moved: [FindingStreak]
    var ended: [FindingStreak]

    private struct Key: Hashable {
        let rule: RuleID
        let fingerprint: String

        init(_ streak: FindingStreak) {
            rule = streak.rule
            fingerprint = streak.fingerprint
        }
    }

    init(from before: [FindingStreak], to after: [FindingStreak]) {
        let known = Set(before)
        let kept = Set(after.map(Key.init))
        moved = after.filter { !known.contains($0) }
        ended = before.filter { !kept.contains(Key($0)) }
    }
}
