import Dispatch
import ServiceLifecycle
import UnixSignals

/// Reloads at each SIGHUP, for those who are used to it; who wants to know how it ended calls `system.reload`.
struct ReloadOnSignal: ServiceLifecycle.Service {
    let reloader: Reloader
    /// Caught from the moment it is made.
    let signals: UnixSignalsSequence

    func run() async {
        for await _ in signals.cancelOnGracefulShutdown() {
            await withCheckedContinuation { continuation in
                DispatchQueue.global().async {
                    // How it ended stands in the journal.
                    _ = try? reloader.reload()
                    continuation.resume()
                }
            }
        }
    }
}
