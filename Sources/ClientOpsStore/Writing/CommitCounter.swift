import Synchronization

/// Counts commits, so that readers know when their snapshot is old (DECISIONS.md 14), and tells of new audit entries.
package final class CommitCounter: Sendable {
    private let counter = Atomic<UInt64>(0)
    private let listener = Mutex<(@Sendable () -> Void)?>(nil)

    /// Makes a counter at zero.
    package init() {}

    /// The number of commits since the start.
    package var value: UInt64 { counter.load(ordering: .acquiring) }

    /// Has a body called on the writer's thread whenever the audit log has grown, or may have.
    ///
    /// Called after ``value`` has moved and before any write of the commit is answered; must not block.
    package func onGrowth(_ body: @escaping @Sendable () -> Void) { listener.withLock { $0 = body } }

    func advance(hasGrown: Bool) {
        counter.add(1, ordering: .releasing)
        guard hasGrown, let body = listener.withLock({ $0 }) else { return }
        body()
    }
}
