import Dispatch
import Glibc

/// Wakes one waiting thread; signals given while nobody waits count once.
struct ThreadSignal: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)

    func signal() { semaphore.signal() }

    /// Waits for a signal; may return early, so the caller looks again.
    func wait() { semaphore.wait() }

    /// Waits for a signal or until the time is up.
    func wait(milliseconds: Int) { _ = semaphore.wait(timeout: .now() + .milliseconds(milliseconds)) }
}
