import ClientOpsService
import ClientOpsStore
import Logging
import RPCTransport
import ServiceLifecycle
import Systemd

/// The daemon while it answers requests, and its orderly end.
struct Serving: ServiceLifecycle.Service {
    let server: RPCServer
    /// Nil when the store could not be opened and callers are told so.
    let service: ClientOpsService.Service?
    let notifier: SystemdNotifier
    let logger: Logger

    /// How long peers have for taking their replies once the daemon is told to stop.
    private static let drainSeconds = 20

    /// Says that requests are answered.
    func announce(problem: String?) {
        let status = problem.map { "Without a store: \($0)" } ?? "Serving"
        notifier.ready(status: status)
        logger.notice("clientopsd answers requests", metadata: JournalEvent.daemonStarted.metadata())
    }

    /// Waits for the end, then finishes what was read, answers it, and closes the store.
    func run() async {
        try? await gracefulShutdown()
        notifier.stopping()
        await server.shutdown(within: .seconds(Self.drainSeconds))
        service?.flush()
        service?.store.close()
        logger.notice("clientopsd has stopped", metadata: JournalEvent.daemonStopped.metadata())
    }
}
