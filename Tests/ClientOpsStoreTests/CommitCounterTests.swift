import Synchronization
import Testing

@testable import ClientOpsStore

/// What the writer's thread does with every commit.
@Suite struct CommitCounterTests {
    /// A listener that cost a little more stack with each call ended the daemon after tens of thousands of commits.
    @Test func aListenerIsCalledForAnyNumberOfCommits() {
        let counter = CommitCounter()
        let calls = Calls()
        counter.onGrowth { calls.count.add(1, ordering: .relaxed) }
        for _ in 0..<300_000 { counter.advance(hasGrown: true) }
        counter.advance(hasGrown: false)
        #expect(counter.value == 300_001)
        #expect(calls.count.load(ordering: .relaxed) == 300_000)
    }
}

private final class Calls: Sendable {
    let count = Atomic<Int>(0)
}
