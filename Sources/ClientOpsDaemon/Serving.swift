import ClientOpsService
import ClientOpsStore
import Logging
import RPCTransport
import ServiceLifecycle
import Systemd

/// The daemon while it answers requests, and its orderly end.
struct Serving: ServiceLifecycle.Service {
    let server: RPCServer
    let listening: DaemonPlace.Listening
    /// Nil when the store could not be opened and callers are told so.
    let service: ClientOpsService.Service?
    /// Why it could not be opened.
    let problem: String?
    let notifier: SystemdNotifier
    let logger: Logger

    /// How long peers have for taking their replies once the daemon is told to stop.
    private static let drainSeconds = 20

    /// Listens and waits for the end, then finishes what was read, answers it, and closes the store.
    ///
    /// Listening begins here because signals are caught by now: whoever is answered, or told that the daemon is ready,
    /// can rely on an orderly end.
    ///
    /// - Throws: ``StartupError`` when nothing can listen there.
    func run() async throws {
        try await listen()
        let status = problem.map { "Without a store: \($0)" } ?? "Serving"
        notifier.ready(status: status)
        logger.notice("clientopsd answers requests", metadata: JournalEvent.daemonStarted.metadata())
        try? await gracefulShutdown()
        notifier.stopping()
        await server.shutdown(within: .seconds(Self.drainSeconds))
        service?.flush()
        service?.store.close()
        logger.notice("clientopsd has stopped", metadata: JournalEvent.daemonStopped.metadata())
    }

    private func listen() async throws {
        do {
            switch listening {
            case .path(let path): try await server.start(listening: .path(path))
            case .inherited(let descriptor): try await server.start(listening: .descriptor(descriptor))
            }
        } catch let error as TransportError {
            throw StartupError.unavailable(error.description)
        }
    }
}
