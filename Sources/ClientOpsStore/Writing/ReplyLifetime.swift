import Synchronization

/// How long stored replies are kept; may change while the writer runs.
package final class ReplyLifetime: Sendable {
    private let value: Atomic<Int64>

    /// Makes a lifetime of 7 days, unless told otherwise.
    package init(milliseconds: Int64 = 7 * 86_400_000) { value = Atomic(milliseconds) }

    /// The time in milliseconds; a shorter one also counts for replies that are stored already.
    package var milliseconds: Int64 {
        get { value.load(ordering: .relaxed) }
        set { value.store(newValue, ordering: .relaxed) }
    }
}
