import Synchronization

/// Counts buffered requests and replies, over all connections and per uid.
///
/// A connection that has to stop because a budget is used up waits here, and is resumed when bytes are released.
final class ByteBudget: Sendable {
    /// Bytes by what they are.
    struct Holding: Equatable {
        /// Of requests that are unfinished or not answered yet.
        var requests = 0
        /// Of replies that the peer has not taken yet.
        var replies = 0

        static func - (left: Holding, right: Holding) -> Holding {
            Holding(requests: left.requests - right.requests, replies: left.replies - right.replies)
        }
    }

    /// The bytes that the connections of one uid hold.
    final class Account: Sendable {
        let uid: UInt32
        let isExempt: Bool
        let bytes = Atomic<Int>(0)
        /// Those of ``bytes`` that are replies: they go as peers read, whatever happens to requests.
        let replies = Atomic<Int>(0)
        /// Those of ``replies`` that no event loop has taken yet.
        let underWay = Atomic<Int>(0)

        init(uid: UInt32, isExempt: Bool) {
            self.uid = uid
            self.isExempt = isExempt
        }
    }

    private let totalLimit: Atomic<Int>
    private let limitPerUID: Atomic<Int>
    private let floor: Int
    private let total = Atomic<Int>(0)
    private let waiting = BudgetQueue()
    private let roomMade: @Sendable () -> Void
    /// Whether somebody was told that there is no room, and has to be told when there may be.
    private let isRoomAwaited = Atomic<Bool>(false)

    /// Makes budgets that nobody has drawn on.
    ///
    /// - Parameters:
    ///   - limits: how much may be held.
    ///   - roomMade: called when ``hasRoomOrTells(_:)`` has denied and may not deny any more.
    init(limits: TransportLimits, roomMade: @escaping @Sendable () -> Void = {}) {
        totalLimit = Atomic(limits.bufferedBytes)
        limitPerUID = Atomic(limits.bufferedBytesPerUID)
        floor = limits.bufferedBytesFloor
        self.roomMade = roomMade
    }

    /// Puts other limits in force, and has those go on that they let.
    func update(_ limits: TransportLimits) {
        totalLimit.store(limits.bufferedBytes, ordering: .sequentiallyConsistent)
        limitPerUID.store(limits.bufferedBytesPerUID, ordering: .sequentiallyConsistent)
        tellOfRoom()
    }

    var bufferedBytes: Int { total.load(ordering: .relaxed) }

    func isUsedUp(for account: Account) -> Bool {
        let own = account.bytes.load(ordering: .sequentiallyConsistent)
        if !account.isExempt, own >= limitPerUID.load(ordering: .relaxed) { return true }
        return own >= floor
            && total.load(ordering: .sequentiallyConsistent) >= totalLimit.load(ordering: .relaxed)
    }

    /// Whether a reply may be made.
    ///
    /// Who has none that waits to be taken may have one made even when requests have used the budget up: they hold
    /// it until they are answered.
    func hasRoom(for account: Account) -> Bool {
        !isUsedUp(for: account) || account.replies.load(ordering: .sequentiallyConsistent) == 0
    }

    /// Whether a reply may be made away from the event loop; if not, `roomMade` is called when that may have changed.
    func hasRoomOrTells(_ account: Account) -> Bool {
        if hasRoomOnTheWay(account) { return true }
        isRoomAwaited.store(true, ordering: .sequentiallyConsistent)
        // What was released between the two looks told nobody.
        return hasRoomOnTheWay(account)
    }

    /// Nothing is gained by making replies faster than an event loop takes them.
    private func hasRoomOnTheWay(_ account: Account) -> Bool {
        account.underWay.load(ordering: .sequentiallyConsistent) < Self.mostUnderWay && hasRoom(for: account)
    }

    private static let mostUnderWay = 256 << 10

    /// Counts what goes to an event loop.
    func send(_ account: Account, _ bytes: Int) { account.underWay.add(bytes, ordering: .sequentiallyConsistent) }

    /// Counts what has come there.
    func receive(_ account: Account, _ bytes: Int) {
        account.underWay.subtract(bytes, ordering: .sequentiallyConsistent)
        tellWhoeverAwaitsRoom()
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

    func adjust(_ account: Account, by delta: Holding) {
        let bytes = delta.requests + delta.replies
        account.replies.add(delta.replies, ordering: .sequentiallyConsistent)
        account.bytes.add(bytes, ordering: .sequentiallyConsistent)
        total.add(bytes, ordering: .sequentiallyConsistent)
        if bytes < 0 || delta.replies < 0 { tellOfRoom() }
    }

    // MARK: Those who wait

    /// What a connection waits for.
    enum Need {
        /// To read on.
        case read
        /// To have a line answered.
        case answer
    }

    /// Has a connection resumed once its budget has room again, at once if it has meanwhile.
    func wait(_ link: ConnectionLink, need: Need) {
        waiting.add(link, need: need)
        // A release between the caller's check and this line saw no waiter.
        resumeWaiters()
    }

    func stopWaiting(_ link: ConnectionLink) { waiting.remove(link) }

    /// Resumes some of those who can go on; called again when they had their turn.
    func resumeWaiters() {
        guard !waiting.isEmpty else { return }
        for link in waiting.next(canRead: { !isUsedUp(for: $0) }, canAnswer: hasRoom) {
            link.mailbox.post(.resume(connection: link.id))
        }
    }

    private func tellOfRoom() {
        resumeWaiters()
        tellWhoeverAwaitsRoom()
    }

    private func tellWhoeverAwaitsRoom() {
        if isRoomAwaited.load(ordering: .sequentiallyConsistent),
            isRoomAwaited.exchange(false, ordering: .sequentiallyConsistent)
        {
            roomMade()
        }
    }
}
