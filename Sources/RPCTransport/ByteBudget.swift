import Synchronization

/// Counts buffered requests and replies, over all connections and per uid.
///
/// A connection that would read although a budget is used up waits here, and is resumed when bytes are released.
final class ByteBudget: Sendable {
    /// The bytes that the connections of one uid hold.
    final class Account: Sendable {
        let uid: UInt32
        let isExempt: Bool
        let bytes = Atomic<Int>(0)

        init(uid: UInt32, isExempt: Bool) {
            self.uid = uid
            self.isExempt = isExempt
        }
    }

    private struct Waiter {
        var account: Account
        var mailbox: LoopMailbox
        var connection: UInt64
    }

    private let totalLimit: Atomic<Int>
    private let limitPerUID: Atomic<Int>
    private let floor: Int
    private let total = Atomic<Int>(0)
    private let waiterCount = Atomic<Int>(0)
    private let waiters = Mutex<[UInt64: Waiter]>([:])

    init(limits: TransportLimits) {
        totalLimit = Atomic(limits.bufferedBytes)
        limitPerUID = Atomic(limits.bufferedBytesPerUID)
        floor = limits.bufferedBytesFloor
    }

    /// Puts other limits in force, and has those go on that they let.
    func update(_ limits: TransportLimits) {
        totalLimit.store(limits.bufferedBytes, ordering: .sequentiallyConsistent)
        limitPerUID.store(limits.bufferedBytesPerUID, ordering: .sequentiallyConsistent)
        resumeWaiters()
    }

    var bufferedBytes: Int { total.load(ordering: .relaxed) }

    func isUsedUp(for account: Account) -> Bool {
        let own = account.bytes.load(ordering: .sequentiallyConsistent)
        if !account.isExempt, own >= limitPerUID.load(ordering: .relaxed) { return true }
        return own >= floor
            && total.load(ordering: .sequentiallyConsistent) >= totalLimit.load(ordering: .relaxed)
    }

    /// Names the budget that keeps an account waiting: its own, or else the common one.
    func reached(by account: Account) -> ReachedLimit {
        let own = account.bytes.load(ordering: .relaxed)
        let limit = limitPerUID.load(ordering: .relaxed)
        if !account.isExempt, own >= limit {
            return ReachedLimit(name: "buffered_bytes_per_uid", limit: limit, value: own)
        }
        return ReachedLimit(
            name: "buffered_bytes",
            limit: totalLimit.load(ordering: .relaxed),
            value: bufferedBytes
        )
    }

    func adjust(_ account: Account, by delta: Int) {
        account.bytes.add(delta, ordering: .sequentiallyConsistent)
        total.add(delta, ordering: .sequentiallyConsistent)
        if delta < 0, waiterCount.load(ordering: .sequentiallyConsistent) > 0 {
            resumeWaiters()
        }
    }

    /// Has a connection resumed once its budget has room again, at once if it has meanwhile.
    func wait(_ account: Account, mailbox: LoopMailbox, connection: UInt64) {
        waiters.withLock { waiters in
            waiters[connection] = Waiter(account: account, mailbox: mailbox, connection: connection)
            waiterCount.store(waiters.count, ordering: .sequentiallyConsistent)
        }
        // A release between the caller's check and this line saw no waiter.
        if !isUsedUp(for: account) {
            resumeWaiters()
        }
    }

    func stopWaiting(connection: UInt64) {
        guard waiterCount.load(ordering: .sequentiallyConsistent) > 0 else { return }
        waiters.withLock { waiters in
            waiters[connection] = nil
            waiterCount.store(waiters.count, ordering: .sequentiallyConsistent)
        }
    }

    private func resumeWaiters() {
        let resumable = waiters.withLock { waiters in
            let resumable = waiters.values.filter { !isUsedUp(for: $0.account) }
            for waiter in resumable {
                waiters[waiter.connection] = nil
            }
            waiterCount.store(waiters.count, ordering: .sequentiallyConsistent)
            return resumable
        }
        for waiter in resumable {
            waiter.mailbox.post(.resume(connection: waiter.connection))
        }
    }
}
