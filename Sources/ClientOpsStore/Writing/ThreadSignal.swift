import Dispatch
import Glibc

/// Wakes one waiting thread; signals given while nobody waits count once.
struct ThreadSignal: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)

    func signal() { semaphore.signal() }

    /// Waits for a signal; may return early, so the caller looks again.
    func wait() { semaphore.wait() }

    /// Waits for a signal, or until a moment in monotonic nanoseconds, if there is one.
    func wait(until deadline: UInt64?) {
        guard let deadline, deadline < .max else { return wait() }
        let now = MonotonicClock.nanoseconds()
        guard now < deadline else { return }
        // No deadline is farther away, and a wait that ends early does no harm.
        let most: UInt64 = 3_600_000_000_000
        _ = semaphore.wait(timeout: .now() + .nanoseconds(Int(min(deadline - now, most))))
    }

    /// Waits for a signal or until the time is up.
    func wait(milliseconds: Int) { _ = semaphore.wait(timeout: .now() + .milliseconds(milliseconds)) }
}
