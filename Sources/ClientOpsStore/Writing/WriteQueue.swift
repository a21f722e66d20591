import ClientOpsModel
import Synchronization

/// Writes that wait for the writer: turns go round the uids, so that no caller can keep others waiting.
final class WriteQueue: Sendable {
    fileprivate struct State {
        var waiting: [UInt32: [WriteRequest]] = [:]
        /// Uids with waiting writes, the next one first.
        var turns: [UInt32] = []
        var count = 0
        var isClosed = false
    }

    private let state = Mutex(State())
    private let wakeUp = ThreadSignal()

    /// Writes waiting now.
    var count: Int { state.withLock { $0.count } }

    /// Adds a write; false when the queue is closed.
    func add(_ request: WriteRequest) -> Bool {
        let (added, wasEmpty) = state.withLock { state in
            guard !state.isClosed else { return (false, false) }
            let uid = request.caller.uid
            if state.waiting[uid] == nil { state.turns.append(uid) }
            state.waiting[uid, default: []].append(request)
            state.count += 1
            return (true, state.count == 1)
        }
        // The writer takes until nothing is left, so only the first write has to wake it.
        if wasEmpty { wakeUp.signal() }
        return added
    }

    /// Waits for writes and takes at most `limit` of them; nil when the queue is closed and empty.
    func take(limit: Int) -> [WriteRequest]? {
        while true {
            let (group, isClosed) = state.withLock { ($0.takeGroup(limit: limit), $0.isClosed) }
            if !group.isEmpty { return group }
            if isClosed { return nil }
            wakeUp.wait()
        }
    }

    func close() {
        state.withLock { $0.isClosed = true }
        wakeUp.signal()
    }
}

extension WriteQueue.State {
    /// One write of each uid in turn, until there are enough.
    mutating func takeGroup(limit: Int) -> [WriteRequest] {
        guard count > 0 else { return [] }
        if turns.count == 1, let uid = turns.first, let queue = waiting[uid] {
            return takeAll(of: uid, queue, limit: limit)
        }
        var group: [WriteRequest] = []
        var positions: [UInt32: Int] = [:]
        var next = turns
        while group.count < limit, !next.isEmpty {
            var again: [UInt32] = []
            for uid in next where group.count < limit {
                let position = positions[uid, default: 0]
                guard let queue = waiting[uid], position < queue.count else { continue }
                group.append(queue[position])
                positions[uid] = position + 1
                again.append(uid)
            }
            next = again
        }
        remove(positions)
        return group
    }

    private mutating func takeAll(of uid: UInt32, _ queue: [WriteRequest], limit: Int) -> [WriteRequest] {
        let group = Array(queue.prefix(limit))
        remove([uid: group.count])
        return group
    }

    private mutating func remove(_ taken: [UInt32: Int]) {
        for (uid, number) in taken {
            waiting[uid]?.removeFirst(number)
            count -= number
            if waiting[uid]?.isEmpty == true {
                waiting[uid] = nil
                turns.removeAll { $0 == uid }
            }
        }
        // Who was served last waits longest the next time.
        if let first = turns.first, taken[first] != nil {
            turns.removeFirst()
            turns.append(first)
        }
    }
}
