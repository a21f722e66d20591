import Synchronization

/// Counts commits, so that readers know when their snapshot is old (DECISIONS.md 14), and tells of new audit entries.
package final class CommitCounter: Sendable {
    /// Keeps the body in a type of its own: a function that is itself the value of a `Mutex` is wrapped once more by
    /// every access, so that each call of it goes a little deeper, until the stack ends.
    private struct Listener {
        var body: @Sendable () -> Void
    }

    private let counter = Atomic<UInt64>(0)
    private let listener = Mutex<Listener?>(nil)

    /// Makes a counter at zero.
    package init() {}

    /// The number of commits since the start.
    package var value: UInt64 { counter.load(ordering: .acquiring) }

    /// Has a body called on the writer's thread whenever the audit log has grown, or may have.
    ///
    /// Called after ``value`` has moved and before any write of the commit is answered; must not block.
    package func onGrowth(_ body: @escaping @Sendable () -> Void) {
        listener.withLock { $0 = Listener(body: body) }
    }

    func advance(hasGrown: Bool) {
        counter.add(1, ordering: .releasing)
        guard hasGrown, let listener = listener.withLock({ $0 }) else { return }
        listener.body()
    }
}
