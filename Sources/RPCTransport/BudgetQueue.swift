import NIOConcurrencyHelpers
import NIOCore
import Synchronization

/// The connections that wait for a byte budget, for each uid in the order in which they came.
final class BudgetQueue: Sendable {
    private struct Waiting {
        var account: ByteBudget.Account
        var read = CircularBuffer<ConnectionLink>(initialCapacity: 0)
        var answer = CircularBuffer<ConnectionLink>(initialCapacity: 0)

        mutating func take(canRead: Bool, canAnswer: Bool) -> [ConnectionLink] {
            var links: [ConnectionLink] = []
            if canAnswer {
                // Whoever may only because nothing else is under way may alone.
                for _ in 0..<(canRead ? BudgetQueue.portion : 1) { links += [answer.popFirst()].compactMap(\.self) }
            }
            if canRead {
                for _ in 0..<BudgetQueue.portion { links += [read.popFirst()].compactMap(\.self) }
            }
            return links
        }
    }

    /// How many go on at once: not a thousand for each reply that was taken, to find that the room is used up.
    private static let portion = 8

    private let accounts = NIOLockedValueBox<[ObjectIdentifier: Waiting]>([:])
    private let count = Atomic<Int>(0)

    var isEmpty: Bool { count.load(ordering: .sequentiallyConsistent) == 0 }

    func add(_ link: ConnectionLink, need: ByteBudget.Need) {
        accounts.withLockedValue { accounts in
            let key = ObjectIdentifier(link.account)
            var waiting = accounts[key] ?? Waiting(account: link.account)
            switch need {
            case .read: waiting.read.append(link)
            case .answer: waiting.answer.append(link)
            }
            accounts[key] = waiting
            count.add(1, ordering: .sequentiallyConsistent)
        }
    }

    func remove(_ link: ConnectionLink) {
        accounts.withLockedValue { accounts in
            let key = ObjectIdentifier(link.account)
            guard var waiting = accounts[key] else { return }
            let before = waiting.read.count + waiting.answer.count
            waiting.read.removeAll { $0 === link }
            waiting.answer.removeAll { $0 === link }
            put(waiting, key, before: before, in: &accounts)
        }
    }

    /// Takes out some of those who can go on.
    func next(
        canRead: (ByteBudget.Account) -> Bool,
        canAnswer: (ByteBudget.Account) -> Bool
    ) -> [ConnectionLink] {
        accounts.withLockedValue { accounts in
            var links: [ConnectionLink] = []
            for (key, var waiting) in accounts {
                let before = waiting.read.count + waiting.answer.count
                let taken = waiting.take(
                    canRead: canRead(waiting.account),
                    canAnswer: canAnswer(waiting.account)
                )
                guard !taken.isEmpty else { continue }
                links += taken
                put(waiting, key, before: before, in: &accounts)
            }
            return links
        }
    }

    private func put(
        _ waiting: Waiting,
        _ key: ObjectIdentifier,
        before: Int,
        in accounts: inout [ObjectIdentifier: Waiting]
    ) {
        let left = waiting.read.count + waiting.answer.count
        accounts[key] = left == 0 ? nil : waiting
        count.subtract(before - left, ordering: .sequentiallyConsistent)
    }
}
