package import ClientOpsModel
import Synchronization

/// Everything the services count, over all event loops.
package final class ServiceMeters: Sendable {
    /// The names of the methods in the order of their numbers.
    let methodNames: [String]
    private let loops = Mutex<[RequestMeter]>([])
    private let peers = InlineArray<6, Atomic<Int>> { _ in Atomic(0) }
    private let subscriptionCount = Atomic<Int>(0)
    private let reconcileRuns = Atomic<Int>(0)
    private let reconcileFailures = Atomic<Int>(0)
    private let backupsDone = Atomic<Int>(0)
    private let backupFailures = Atomic<Int>(0)

    init(methods: [String]) { methodNames = methods }

    /// The counters of one more event loop.
    func makeRequestMeter() -> RequestMeter {
        let meter = RequestMeter(methods: methodNames.count)
        loops.withLock { $0.append(meter) }
        return meter
    }

    /// What all loops counted, by the number of the method; the last one is for what names no method.
    var requests: [MethodFigures] {
        var sums = (0...methodNames.count).map { _ in MethodFigures() }
        for meter in loops.withLock({ $0 }) { meter.add(to: &sums) }
        return sums
    }

    // MARK: Peers

    /// Counts a connection whose peer had this role when it connected.
    package func connectionOpened(by role: Role) { change(role, by: 1) }

    /// Counts its end.
    package func connectionClosed(by role: Role) { change(role, by: -1) }

    /// Connections now whose peers had this role when they connected.
    func connections(of role: Role) -> Int {
        Role.allCases.firstIndex(of: role).map { peers[$0].load(ordering: .relaxed) } ?? 0
    }

    private func change(_ role: Role, by delta: Int) {
        guard let position = Role.allCases.firstIndex(of: role) else { return }
        peers[position].add(delta, ordering: .relaxed)
    }

    // MARK: Subscriptions

    /// Counts subscriptions to events that begin, or end when negative.
    package func subscriptionsChanged(by delta: Int) { subscriptionCount.add(delta, ordering: .relaxed) }

    /// Subscriptions to events now.
    var subscriptions: Int { subscriptionCount.load(ordering: .relaxed) }

    // MARK: Reconciliation

    func reconcileEnded(isFailure: Bool) {
        if isFailure {
            reconcileFailures.add(1, ordering: .relaxed)
        } else {
            reconcileRuns.add(1, ordering: .relaxed)
        }
    }

    /// Runs since the start that ended well, and that could not be done.
    var reconciliations: (done: Int, failed: Int) {
        (reconcileRuns.load(ordering: .relaxed), reconcileFailures.load(ordering: .relaxed))
    }

    // MARK: Backups

    func backupEnded(isFailure: Bool) {
        if isFailure { backupFailures.add(1, ordering: .relaxed) } else { backupsDone.add(1, ordering: .relaxed) }
    }

    /// Backups since the start that were written, and that could not be.
    var backups: (done: Int, failed: Int) {
        (backupsDone.load(ordering: .relaxed), backupFailures.load(ordering: .relaxed))
    }
}

/// What the transport counts, as `system.metrics` shows it.
package struct TransportFigures: Sendable, Equatable {
    package var connections = 0
    package var accepted = 0
    package var refused = 0
    package var closedAsSlow = 0
    package var bufferedBytes = 0

    /// Makes figures at zero.
    package init() {}
}
