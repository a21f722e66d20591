import ClientOpsModel
import ClientOpsProtocol
import ClientOpsReconcile
import ClientOpsStore
import Dispatch
import Glibc
import Synchronization

/// The reconciliation: one run at a time; triggers that come while one runs share the next.
final class ReconcileJob: Sendable {
    typealias Outcome = Result<ReconcileMethods.Run.Result, any Error>

    private struct Waiting {
        var trigger: RunTrigger
        var done: @Sendable (Outcome) -> Void
    }

    private let store: Store
    private let settings: ServiceSettings
    private let observer: any ServiceObserver
    private let meters: ServiceMeters
    private let reconciler = Reconciler()
    private let queue = DispatchQueue(label: "reconcile")
    private let waiting = Mutex<[Waiting]>([])

    init(store: Store, settings: ServiceSettings, observer: any ServiceObserver, meters: ServiceMeters) {
        self.store = store
        self.settings = settings
        self.observer = observer
        self.meters = meters
    }

    /// Runs, or joins the next run.
    ///
    /// Nobody's thread waits for it: as many callers as there are connections may ask at once.
    func run(_ trigger: RunTrigger, _ done: @escaping @Sendable (Outcome) -> Void) {
        let isFirst = waiting.withLock { waiting in
            waiting.append(Waiting(trigger: trigger, done: done))
            return waiting.count == 1
        }
        if isFirst { queue.async { self.runForAll() } }
    }

    /// Says what a run would do; takes its turn between the runs.
    func dryRun(_ trigger: RunTrigger, _ done: @escaping @Sendable (Outcome) -> Void) {
        queue.async { done(Outcome { try self.plan(trigger).result(isDryRun: true) }) }
    }

    private func runForAll() {
        let joined = waiting.withLock { waiting in
            defer { waiting.removeAll() }
            return waiting
        }
        let trigger: RunTrigger = joined.contains { $0.trigger == .manual } ? .manual : .timer
        let outcome = Result { try apply(try plan(trigger)) }
        switch outcome {
        case .success(let result):
            meters.reconcileEnded(isFailure: false)
            report(result)
        case .failure(let error):
            meters.reconcileEnded(isFailure: true)
            observer.reconcileFailed("\(error)")
        }
        for one in joined { one.done(outcome) }
    }

    private func report(_ result: ReconcileMethods.Run.Result) {
        for change in result.changes {
            observer.findingChanged(change.finding, action: change.action.rawValue, runID: result.run.id)
        }
        observer.reconcileFinished(result.run)
    }

    /// What a run finds in one snapshot, before anything is written.
    private func plan(_ trigger: RunTrigger) throws -> ReconcilePlan {
        let started = settings.now()
        let session = try store.openReadSession()
        defer { session.endTick() }
        let outcome = try session.read { connection in
            let rows = try connection.declaredRows()
            let now = max(started, try connection.auditHead().at)
            return reconciler.run(
                facts: DeclaredFacts(
                    clients: rows.clients.map { DeclaredFacts.ClientFact($0) },
                    projects: rows.projects.map { DeclaredFacts.ProjectFact($0) },
                    instances: rows.instances.map { DeclaredFacts.InstanceFact($0) },
                    announcedSides: try connection.openCutovers().filter { $0.phase(at: now) == .running }
                        .map { [$0.fromInstance, $0.toInstance] }
                ),
                previous: try connection.allFindings(),
                now: started
            )
        }
        let finished = settings.now()
        return ReconcilePlan(
            run: ReconcileRun(
                id: 0,
                trigger: trigger,
                startedAt: started,
                finishedAt: max(started, finished),
                counters: outcome.counters,
                failedRules: outcome.failedRules
            ),
            changes: outcome.changes.map {
                ReconcileMethods.FindingChangeReport(action: $0.action, finding: $0.finding)
            }
        )
    }

    /// Writes findings and run in one transaction, so that a crash leaves either both or nothing.
    private func apply(_ plan: ReconcilePlan) throws -> ReconcileMethods.Run.Result {
        let box = OneTimeBox<Outcome>()
        let saved = Mutex<ReconcileMethods.Run.Result?>(nil)
        store.submit(
            WriteRequest(
                caller: Caller(uid: settings.daemonUID, pid: getpid(), username: "reconcile", role: .admin),
                method: ReconcileMethods.Run.name,
                body: { transaction in
                    var done = plan
                    done.changes = try plan.changes.map { change in
                        let finding = try transaction.save(change.finding, change.action)
                        return ReconcileMethods.FindingChangeReport(action: change.action, finding: finding)
                    }
                    done.run = try transaction.save(plan.run)
                    let result = done.result(isDryRun: false)
                    saved.withLock { $0 = result }
                    return []
                },
                completion: { outcome in
                    box.fill(outcome.flatMap { _ in Result { try saved.withLock { $0 }.orFail() } })
                }
            )
        )
        return try box.wait().get()
    }
}

/// What a run will write.
private struct ReconcilePlan: Sendable {
    var run: ReconcileRun
    var changes: [ReconcileMethods.FindingChangeReport]

    func result(isDryRun: Bool) -> ReconcileMethods.Run.Result {
        // Worst first for people; the stored order is the reconciler's.
        let sorted = changes.sorted { $0.finding.severity > $1.finding.severity }
        return ReconcileMethods.Run.Result(run: run, dryRun: isDryRun, changes: sorted)
    }
}

extension Optional {
    fileprivate func orFail() throws -> Wrapped {
        guard let self else { throw DomainError.storageUnavailable(why: "closing", outcomeUnknown: true) }
        return self
    }
}
