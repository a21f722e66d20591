import Testing

@testable import ClientOpsStore

/// Whose read is next.
@Suite struct ReadQueueTests {
    /// Takes the next read; nil when none may be performed.
    private static func take(_ queue: inout ReadQueue, now: UInt64 = 0, isClosing: Bool = false) -> UInt32? {
        guard case .perform(_, let uid, _) = queue.next(now: now, isClosing: isClosing) else { return nil }
        return uid
    }

    private static func read(deadline: UInt64 = .max, hasRoom: @escaping @Sendable () -> Bool = { true }) -> QueuedRead
    {
        QueuedRead(deadline: deadline, hasRoom: hasRoom) { _ in }
    }

    @Test func `uids take turns, each with one read at a time`() {
        var queue = ReadQueue()
        for uid: UInt32 in [1, 1, 1, 2, 3, 2] { queue.append(Self.read(), of: uid) }
        #expect([Self.take(&queue), Self.take(&queue), Self.take(&queue), Self.take(&queue)] == [1, 2, 3, nil])
        queue.leave(3)
        #expect(Self.take(&queue) == nil)
        queue.leave(1)
        queue.leave(2)
        #expect(Self.take(&queue) == 1)
        queue.leave(1)
        // Uid 1 had its turn since: it does not go on before uid 2.
        #expect([Self.take(&queue), Self.take(&queue), Self.take(&queue)] == [2, 1, nil])
    }

    @Test func `reads without room are passed over until there is some`() {
        let room = Shared(false)
        var queue = ReadQueue()
        for _ in 1...3 { queue.append(Self.read { room.value }, of: 1) }
        queue.append(Self.read(), of: 2)
        #expect([Self.take(&queue), Self.take(&queue)] == [2, nil])
        room.value = true
        #expect([Self.take(&queue), Self.take(&queue)] == [1, nil])
    }

    @Test func `a read whose time is up waits for neither room nor place`() {
        var queue = ReadQueue()
        queue.append(Self.read(), of: 1)
        queue.append(Self.read(deadline: 200), of: 1)
        queue.append(Self.read(deadline: 100) { false }, of: 2)
        #expect(Self.take(&queue) == 1)
        guard case .wait(let until) = queue.next(now: 99, isClosing: false) else {
            Issue.record("nothing may be performed yet")
            return
        }
        #expect(until == 100)
        guard case .perform(_, let uid, let takesPlace) = queue.next(now: 100, isClosing: false) else {
            Issue.record("the time of a read is up")
            return
        }
        #expect(uid == 2 && !takesPlace)
        #expect([Self.take(&queue, now: 199), Self.take(&queue, now: 200)] == [nil, 1])
        // The place of uid 1 was taken by its first read alone.
        queue.append(Self.read(), of: 1)
        #expect(Self.take(&queue, now: 300) == nil)
        queue.leave(1)
        #expect(Self.take(&queue, now: 300) == 1)
    }

    @Test func `at the end everything is performed`() {
        var queue = ReadQueue()
        queue.append(Self.read { false }, of: 1)
        #expect(Self.take(&queue) == nil)
        #expect(Self.take(&queue, isClosing: true) == 1)
    }
}
