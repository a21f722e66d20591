import ClientOpsModel
import Glibc

/// A moment at which waiting ends.
package struct Deadline: Sendable {
    private let end: ContinuousClock.Instant

    /// The moment after a number of milliseconds.
    package init(milliseconds: Int) { end = .now + .milliseconds(milliseconds) }

    /// Milliseconds that are left, for `poll`; 0 when none are.
    package var remaining: Int32 {
        let rest = end - .now
        guard rest > .zero else { return 0 }
        let whole = rest.components.seconds * 1000 + rest.components.attoseconds / 1_000_000_000_000_000
        return Int32(clamping: whole + 1)
    }
}

/// What time it is.
enum WallClock {
    static var now: Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
}
