/// Divides each tick of an event loop between uids, so that nobody gains by having many connections ready at once.
struct TickShares {
    private var used: [UInt32: Int64] = [:]

    /// How many nanoseconds the connections of one uid may handle lines in one tick; the rest goes on in the next.
    static let share: Int64 = 1_000_000

    /// Begins a tick.
    mutating func begin() { used.removeAll(keepingCapacity: true) }

    /// The nanoseconds that a uid has left of its share.
    func left(of uid: UInt32) -> Int64 { max(0, Self.share - (used[uid] ?? 0)) }

    /// Takes nanoseconds from the share of a uid.
    mutating func use(_ nanoseconds: Int64, by uid: UInt32) { used[uid, default: 0] += nanoseconds }
}
