/// What the writer did since the start.
package struct WriterState: Sendable {
    /// Writes that were committed.
    package internal(set) var commits: Int64 = 0
    /// Transactions.
    package internal(set) var groups: Int64 = 0
    /// Why the last group failed; nil after a success.
    package internal(set) var problem: String?
    /// Transactions by their number of writes: up to each of ``groupSizes``, and more.
    package internal(set) var groupsBySize = [Int64](repeating: 0, count: groupSizes.count + 1)
    /// Writes of all transactions.
    package internal(set) var attempted: Int64 = 0

    /// The largest number of writes that each element of ``groupsBySize`` counts.
    package static let groupSizes = [1, 2, 4, 8, 16, 32, 64, 128, 256]

    /// Counts a transaction.
    mutating func note(writes: Int, problem: String?) {
        groups += 1
        attempted += Int64(writes)
        groupsBySize[Self.groupSizes.firstIndex { writes <= $0 } ?? Self.groupSizes.count] += 1
        self.problem = problem
        if problem == nil { commits += Int64(writes) }
    }
}
