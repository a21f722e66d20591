import ClientOpsModel
import ClientOpsProtocol
import ClientOpsReconcile
import ClientOpsStore
import Synchronization

/// The reconciliation: one run at a time; triggers that come while one runs share the next.
final class ReconcileJob: Sendable {
    typealias Outcome = Result<ReconcileMethods.Run.Result, any Error>

    private struct Waiting {
        var trigger: RunTrigger
        var done: @Sendable (Outcome) -> Void
    }

    private let store: Store
    private let settings: LiveSettings
    private let observer: any ServiceObserver
    private let meters: ServiceMeters
    private let rules: [any ReconcileRule]
    private let thread = BackgroundThread()
    private let waiting = Mutex<[Waiting]>([])

    init(
        store: Store,
        settings: LiveSettings,
        observer: any ServiceObserver,
        meters: ServiceMeters,
        rules: [any ReconcileRule] = .all
    ) {
        self.store = store
        self.settings = settings
        self.observer = observer
        self.meters = meters
        self.rules = rules
    }

    /// Runs, or joins the next run.
    ///
    /// Nobody's thread waits for it: as many callers as there are connections may ask at once.
    func run(_ trigger: RunTrigger, _ done: @escaping @Sendable (Outcome) -> Void) {
        let isFirst = waiting.withLock { waiting in
            waiting.append(Waiting(trigger: trigger, done: done))
            return waiting.count == 1
        }
        if isFirst { thread.async { self.runForAll() } }
    }

    /// Says what a run would do; takes its turn between the runs.
    func dryRun(_ trigger: RunTrigger, _ done: @escaping @Sendable (Outcome) -> Void) {
        thread.async {
            let settings = self.settings.current
            done(Outcome { try self.plan(trigger, settings).result(maximumBytes: settings.limits.replyBytes / 2) })
        }
    }

    private func runForAll() {
        let joined = waiting.withLock { waiting in
            defer { waiting.removeAll() }
            return waiting
        }
        let trigger: RunTrigger = joined.contains { $0.trigger == .manual } ? .manual : .timer
        let settings = settings.current
        let writer = ReconcileWriter(store: store, settings: settings)
        let outcome = Outcome {
            let planned = try plan(trigger, settings)
            // The facts are gone, which are most of what a run takes.
            Heap.trim()
            let done = try writer.apply(planned)
            report(done)
            return done.result(maximumBytes: settings.limits.replyBytes / 2)
        }
        switch outcome {
        case .success: meters.reconcileEnded(isFailure: false)
        case .failure(let error):
            meters.reconcileEnded(isFailure: true)
            observer.reconcileFailed("\(error)")
        }
        for one in joined { one.done(outcome) }
        // Nobody waits for it, and what is not deleted now is deleted by the next run.
        do { try writer.prune() } catch { observer.reconcileFailed("old runs could not be deleted: \(error)") }
    }

    /// Tells the journal of what is new, worse or over; what only changed is no news.
    private func report(_ plan: ReconcilePlan) {
        for planned in plan.changes where planned.isNews {
            guard let action = planned.change.action else { continue }
            observer.findingChanged(planned.change.finding, action: action.rawValue, runID: plan.run.id)
        }
        observer.reconcileFinished(plan.run)
    }

    /// What a run finds in one snapshot, before anything is written.
    private func plan(_ trigger: RunTrigger, _ settings: ServiceSettings) throws -> ReconcilePlan {
        let started = settings.now()
        let loader = ReconcileFactsLoader(settings: settings)
        var loaded = try read { try loader.load($0, started: started) }
        loader.lookUpAccounts(&loaded)
        // A rule whose facts could not be had decides nothing: its findings stay as they are.
        let undecided = Set(loaded.failed.map(\.rule))
        let reconciler = Reconciler(rules: rules.filter { !undecided.contains($0.id) })
        let outcome = reconciler.run(facts: loaded.facts, previous: loaded.previous, streaks: loaded.streaks)
        return ReconcilePlan(
            run: ReconcileRun(
                id: 0,
                trigger: trigger,
                startedAt: started,
                finishedAt: max(started, settings.now()),
                counters: outcome.counters,
                failedRules: (outcome.failedRules + loaded.failed).sorted { $0.rule.rawValue < $1.rule.rawValue },
                sources: outcome.sources
            ),
            changes: PlannedChange.all(outcome.changes, replacing: loaded.previous),
            streaks: StreakChanges(from: loaded.streaks, to: outcome.streaks),
            verified: loaded.verified
        )
    }

    /// Reads in a snapshot of its own, which ends before anything is decided, so that the log can be checkpointed.
    private func read<T>(_ body: (SQLiteConnection) throws -> T) throws -> T {
        let session = try store.openReadSession()
        defer { session.endTick() }
        return try session.read { try body($0) }
    }
}
