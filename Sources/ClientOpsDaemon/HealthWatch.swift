import ClientOpsService
import Dispatch
import Logging
import RPCTransport
import ServiceLifecycle
import Systemd

/// Proves in intervals that event loop and store answer, and says in the journal when writes begin or cease to fail.
struct HealthWatch: ServiceLifecycle.Service {
    let serving: Serving
    let place: DaemonPlace

    /// Between two looks when systemd expects no watchdog ping.
    private static let plainInterval: Duration = .seconds(10)

    func run() async {
        // Half the interval, as sd_watchdog_enabled(3) recommends.
        let interval = SystemdNotifier.watchdogInterval().map { min($0 / 2, Self.plainInterval) }
        var problem: String?
        while (try? await cancelWhenGracefulShutdown { try await Task.sleep(for: interval ?? Self.plainInterval) })
            != nil
        {
            // A row or an error proves progress alike; only a hang withholds the ping (DECISIONS.md 32).
            let hasAnswered = await probe(timeout: interval ?? Self.plainInterval)
            if hasAnswered { serving.notifier.watchdog() }
            problem = note(serving.service?.problem, after: problem)
            serving.notifier.status(status(problem: problem))
        }
    }

    private func probe(timeout: Duration) async -> Bool {
        await withCheckedContinuation { continuation in
            let place = place
            DispatchQueue.global().async {
                continuation.resume(returning: WatchdogProbe(place: place, timeout: timeout).run())
            }
        }
    }

    private func note(_ problem: String?, after before: String?) -> String? {
        if let problem, before == nil {
            serving.logger.error(
                "The store takes no writes: \(problem)",
                metadata: JournalEvent.storageUnavailable.metadata(["reason": "\(problem)"])
            )
        } else if problem == nil, before != nil {
            serving.logger.notice("The store takes writes again", metadata: JournalEvent.storageRecovered.metadata())
        }
        return problem
    }

    private func status(problem: String?) -> String {
        if serving.service == nil { return "Without a store: every call is told why" }
        if let problem { return "Reading only: the store takes no writes (\(problem))" }
        return "Serving \(serving.server.metrics.connections) connections"
    }
}
