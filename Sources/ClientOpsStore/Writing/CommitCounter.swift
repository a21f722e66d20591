import Synchronization

/// Counts commits, so that readers know when their snapshot is old (DECISIONS.md 14).
package final class CommitCounter: Sendable {
    private let counter = Atomic<UInt64>(0)

    /// Makes a counter at zero.
    package init() {}

    /// The number of commits since the start.
    package var value: UInt64 { counter.load(ordering: .acquiring) }

    func advance() { counter.add(1, ordering: .releasing) }
}
