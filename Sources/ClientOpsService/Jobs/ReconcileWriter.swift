import ClientOpsModel
import ClientOpsProtocol
import ClientOpsReconcile
import ClientOpsStore
import Glibc
import Synchronization

/// Writes what a run decided, in portions, so that other writers wait for milliseconds and not for the whole run.
///
/// The run itself is the last thing written. A crash before it leaves a part of the changes, from which the next run
/// goes on to the same findings; a small run is a single transaction.
struct ReconcileWriter {
    let store: Store
    let settings: ServiceSettings

    /// Most rows deleted in one transaction, and most such transactions after one run.
    private static let pruningLimit = 500
    private static let pruningPortions = 40

    /// Writes the plan.
    ///
    /// - Parameter plan: what a run decided.
    /// - Returns: what was done: ids are known, and changes of findings that somebody changed meanwhile are left out.
    /// - Throws: why a portion could not be written; those before it are.
    func apply(_ plan: ReconcilePlan) throws -> ReconcilePlan {
        var done = plan
        done.changes = []
        var saved = Saved()
        let portions = portions(of: plan)
        for portion in portions.dropLast() {
            saved = try write { [saved] in try portion.save(in: $0, after: saved) }
        }
        let last = portions.last ?? Portion()
        let (all, run) = try write { [saved, run = plan.run, verified = plan.verified] transaction in
            let all = try last.save(in: transaction, after: saved)
            var run = run
            for change in all.leftOut { run.counters.leaveOut(change) }
            return (all, try transaction.save(run, verified: verified))
        }
        done.changes = all.changes
        done.run = run
        return done
    }

    /// Deletes what is older than it is kept, in portions.
    ///
    /// - Throws: why the store cannot delete.
    func prune() throws {
        let now = settings.now()
        let runs = now.adding(seconds: -settings.runRetentionMilliseconds / 1000)
        try prune { try $0.pruneRuns(endedBefore: runs, limit: Self.pruningLimit) }
        let observations = now.adding(seconds: -settings.observationRetentionMilliseconds / 1000)
        try prune { try $0.pruneObservations(olderThan: observations, limit: Self.pruningLimit) }
    }

    private func prune(_ body: @escaping @Sendable (WriteTransaction) throws -> Int) throws {
        for _ in 0..<Self.pruningPortions {
            guard try write(body) == Self.pruningLimit else { return }
        }
    }

    /// What was written so far.
    private struct Saved: Sendable {
        var changes: [PlannedChange] = []
        /// Changes of findings that somebody changed since the run looked.
        var leftOut: [PlannedChange] = []
        /// Those findings: further changes of them are left out too, for they follow from the first.
        var touched: Set<Int64> = []

        mutating func take(_ planned: PlannedChange, in transaction: WriteTransaction) throws {
            if !touched.contains(planned.change.finding.id), let stored = try planned.saved(in: transaction) {
                return changes.append(stored)
            }
            leftOut.append(planned)
            touched.insert(planned.change.finding.id)
        }
    }

    /// A part of the plan that is written in one transaction.
    private struct Portion: Sendable {
        var changes: [PlannedChange] = []
        var moved: [FindingStreak] = []
        var ended: [FindingStreak] = []

        func save(in transaction: WriteTransaction, after saved: Saved) throws -> Saved {
            var saved = saved
            for change in changes { try saved.take(change, in: transaction) }
            try transaction.save(streaks: moved, ended: ended)
            return saved
        }
    }

    /// Changes first, then streaks: a streak that moved on before its finding was written would be counted twice.
    private func portions(of plan: ReconcilePlan) -> [Portion] {
        let size = settings.reconcilePortion
        var portions = plan.changes.portions(of: size).map { Portion(changes: $0) }
        portions += plan.streaks.ended.portions(of: size).map { Portion(ended: $0) }
        portions += plan.streaks.moved.portions(of: size).map { Portion(moved: $0) }
        let rows = plan.changes.count + plan.streaks.ended.count + plan.streaks.moved.count
        guard rows > size else {
            return [Portion(changes: plan.changes, moved: plan.streaks.moved, ended: plan.streaks.ended)]
        }
        return portions
    }

    /// Writes and waits for the commit.
    private func write<T: Sendable>(_ body: @escaping @Sendable (WriteTransaction) throws -> T) throws -> T {
        let box = OneTimeBox<Result<T, any Error>>()
        let answer = Mutex<T?>(nil)
        store.submit(
            WriteRequest(
                caller: Caller(uid: settings.daemonUID, pid: getpid(), username: "reconcile", role: .admin),
                method: ReconcileMethods.Run.name,
                body: { transaction in
                    let value = try body(transaction)
                    answer.withLock { $0 = value }
                    return []
                },
                completion: { outcome in
                    box.fill(outcome.flatMap { _ in Result { try answer.withLock { $0 }.orFail() } })
                }
            )
        )
        return try box.wait().get()
    }
}

extension PlannedChange {
    /// The change as stored; nil when somebody changed the finding since the run looked.
    fileprivate func saved(in transaction: WriteTransaction) throws -> PlannedChange? {
        guard let action = change.action else {
            try transaction.note(change.finding)
            return self
        }
        var saved = self
        if let before {
            guard let stored = try transaction.save(change.finding, replacing: before, action) else { return nil }
            saved.change = change.with(stored)
        } else {
            saved.change = change.with(try transaction.open(change.finding))
        }
        return saved
    }
}

extension FindingChange {
    /// The same change with the finding as it is stored.
    fileprivate func with(_ finding: Finding) -> FindingChange {
        switch self {
        case .opened: .opened(finding)
        case .changed: .changed(finding)
        case .resolved: .resolved(finding)
        case .reopened: .reopened(finding)
        case .unsuppressed: .unsuppressed(finding)
        case .noted: .noted(finding)
        }
    }
}

extension RunCounters {
    /// Takes back a change that was not stored: its finding is as somebody left it.
    fileprivate mutating func leaveOut(_ planned: PlannedChange) {
        switch planned.change {
        case .changed: changed -= 1
        case .resolved: resolved -= 1
        case .reopened: reopened -= 1
        case .opened, .unsuppressed, .noted: return
        }
        still += 1
    }
}

extension Array {
    /// The elements in order, in parts of at most `size`.
    fileprivate func portions(of size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}

extension Optional {
    fileprivate func orFail() throws -> Wrapped {
        guard let self else { throw DomainError.storageUnavailable(why: "closing", outcomeUnknown: true) }
        return self
    }
}
