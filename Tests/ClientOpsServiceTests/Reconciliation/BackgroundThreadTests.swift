import Synchronization
import Testing

@testable import ClientOpsService

@Suite struct BackgroundThreadTests {
    /// What the thread does last is what tells that all before it is done.
    private func doing(_ pieces: [@Sendable () -> Void], on thread: BackgroundThread) async {
        for piece in pieces { thread.async(piece) }
        await withCheckedContinuation { done in thread.async { done.resume() } }
    }

    @Test func doesOnePieceAfterTheOther() async {
        let seen = Mutex<[Int]>([])
        let running = Atomic<Int>(0)
        let overlaps = Atomic<Int>(0)
        let thread = BackgroundThread()
        let pieces = (0..<500).map { number -> @Sendable () -> Void in
            {
                if running.add(1, ordering: .sequentiallyConsistent).newValue > 1 {
                    overlaps.add(1, ordering: .sequentiallyConsistent)
                }
                seen.withLock { $0.append(number) }
                running.subtract(1, ordering: .sequentiallyConsistent)
            }
        }
        await doing(pieces, on: thread)
        #expect(seen.withLock { $0 } == Array(0..<500))
        #expect(overlaps.load(ordering: .sequentiallyConsistent) == 0)
    }

    /// Each round may find the thread of the one before at its end, or gone.
    @Test func startsAgainAfterItsEnd() async {
        let done = Atomic<Int>(0)
        let thread = BackgroundThread()
        for _ in 0..<200 {
            await doing([{ done.add(1, ordering: .sequentiallyConsistent) }], on: thread)
        }
        #expect(done.load(ordering: .sequentiallyConsistent) == 200)
    }

    @Test func workMayGiveMoreWork() async {
        let thread = BackgroundThread()
        await withCheckedContinuation { done in thread.async { thread.async { done.resume() } } }
    }
}
