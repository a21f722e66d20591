import ClientOpsStore

/// The entries of the log behind a position, as they were read last.
struct FeedWindow {
    private let after: Int64
    private let generation: UInt64
    /// Oldest first, without holes.
    let entries: [FeedEntry]
    /// Whether there was nothing behind them when they were read.
    let reachesEnd: Bool

    /// Most entries of a window: about 100 µs to read.
    static let length = 128

    /// A window on nothing.
    init() {
        after = 0
        generation = 0
        entries = []
        reachesEnd = false
    }

    /// Reads a window.
    ///
    /// - Parameters:
    ///   - seq: the position it begins behind.
    ///   - generation: the commit counter before the reading.
    ///   - connection: reads in a snapshot.
    /// - Throws: `StoreError`.
    init(after seq: Int64, generation: UInt64, connection: SQLiteConnection) throws {
        after = seq
        self.generation = generation
        entries = try connection.feedEntries(after: seq, limit: Self.length)
        reachesEnd = entries.count < Self.length
    }

    /// The last position in the window.
    var last: Int64 { entries.last?.seq ?? after }

    /// Whether the window has what is behind a position now: the log only grows, so what was read stays true, but its
    /// end does not stay the end.
    func covers(_ seq: Int64, generation current: UInt64) -> Bool {
        guard seq >= after else { return false }
        return seq < last || (reachesEnd && generation == current && seq == last)
    }

    /// The entries behind a position.
    func entries(after seq: Int64) -> ArraySlice<FeedEntry> {
        entries[(entries.firstIndex { $0.seq > seq } ?? entries.endIndex)...]
    }
}
