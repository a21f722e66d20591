import Testing

@testable import RPCTransport

@Suite struct ReplyQueueTests {
    @Test func `gives replies out in the order of their lines`() {
        var queue = ReplyQueue()
        queue.skipLine()
        #expect(queue.nextLine == 1)
        queue.appendAwaited(lineBytes: 10, prefix: [])
        queue.appendAnswered([2])
        queue.appendAwaited(lineBytes: 10, prefix: [3])
        let third = queue.answer(line: 3, with: [33])
        let early = queue.takeFirst()
        let first = queue.answer(line: 1, with: [1])
        #expect(first && third && early == nil)
        let taken = (0..<4).map { _ in queue.takeFirst() }
        #expect(taken == [[1], [2], [3, 33], nil])
        #expect(queue.isEmpty)
        #expect(queue.bytes == 0)
        #expect(queue.nextLine == 4)
    }

    @Test(arguments: [0, 2, 3, UInt64.max])
    func `takes no reply that is not awaited`(line: UInt64) {
        var queue = ReplyQueue()
        queue.skipLine()
        queue.appendAwaited(lineBytes: 10, prefix: [])
        queue.appendAnswered([2])
        let isTaken = queue.answer(line: line, with: [0])
        #expect(!isTaken)
        #expect(queue.bytes == 1)
        #expect(queue.lineBytes == 10)
    }

    @Test func `takes no reply after it was emptied`() {
        var queue = ReplyQueue()
        queue.appendAwaited(lineBytes: 10, prefix: [])
        _ = queue.removeAll()
        let isTaken = queue.answer(line: 0, with: [0])
        #expect(!isTaken)
        #expect(queue.nextLine == 1)
        #expect(queue.bytes == 0)
    }
}
