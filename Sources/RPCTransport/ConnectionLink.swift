import Synchronization

/// What other threads know of a connection.
final class ConnectionLink: Sendable {
    let id: UInt64
    let mailbox: LoopMailbox
    let budget: ByteBudget
    let account: ByteBudget.Account
    private let hasEnded = Atomic<Bool>(false)

    init(id: UInt64, mailbox: LoopMailbox, budget: ByteBudget, account: ByteBudget.Account) {
        self.id = id
        self.mailbox = mailbox
        self.budget = budget
        self.account = account
    }

    /// Whether the peer may still read what it is sent.
    var isOpen: Bool { !hasEnded.load(ordering: .relaxed) }

    func noteEnd() { hasEnded.store(true, ordering: .relaxed) }

    /// Counts a reply that is on its way to the event loop, which takes the count over with the reply.
    func charge(_ bytes: Int) {
        budget.send(account, bytes)
        budget.adjust(account, by: ByteBudget.Holding(replies: bytes))
    }

    /// Gives back what a reply counted that nobody took.
    func discharge(_ bytes: Int) {
        budget.adjust(account, by: ByteBudget.Holding(replies: -bytes))
        budget.receive(account, bytes)
    }
}
