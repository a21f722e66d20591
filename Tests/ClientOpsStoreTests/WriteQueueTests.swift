import ClientOpsModel
import ClientOpsTestSupport
import Testing

@testable import ClientOpsStore

@Suite struct WriteQueueTests {
    private func queue(_ writes: [(uid: UInt32, name: String)]) -> WriteQueue {
        let queue = WriteQueue()
        for write in writes {
            let request = WriteRequest(caller: .with(.admin, uid: write.uid), method: write.name) { _ in
                []
            } completion: { _ in
            }
            #expect(queue.add(request))
        }
        return queue
    }

    @Test func theWritesOfOneUserKeepTheirOrder() {
        let queue = queue((0..<10).map { (5, "w\($0)") })
        #expect(queue.take(limit: 4)?.map(\.method) == ["w0", "w1", "w2", "w3"])
        #expect(queue.take(limit: 100)?.map(\.method) == ["w4", "w5", "w6", "w7", "w8", "w9"])
        #expect(queue.count == 0)
    }

    @Test func turnsGoRoundTheUsers() {
        let queue = queue((0..<6).map { (1, "a\($0)") } + [(2, "b0"), (2, "b1"), (3, "c0")])
        #expect(queue.take(limit: 5)?.map(\.method) == ["a0", "b0", "c0", "a1", "b1"])
        #expect(queue.take(limit: 5)?.map(\.method) == ["a2", "a3", "a4", "a5"])
    }

    @Test func whoWasServedFirstIsNotServedFirstAgain() {
        let queue = queue((0..<3).map { (1, "a\($0)") } + (0..<3).map { (2, "b\($0)") })
        let taken = (0..<6).compactMap { _ in queue.take(limit: 1)?.first?.method }
        #expect(taken == ["a0", "b0", "a1", "b1", "a2", "b2"])
    }

    @Test func aClosedQueueIsEmptiedAndTakesNothingMore() {
        let queue = queue([(1, "a"), (2, "b")])
        queue.close()
        let late = WriteRequest.test { _ in [] }
        #expect(!queue.add(late))
        #expect(queue.take(limit: 10)?.count == 2)
        #expect(queue.take(limit: 10) == nil)
    }
}
