package import ClientOpsModel
import Synchronization

/// A clock that stands still until it is set.
package final class TestClock: Sendable {
    private let time: Mutex<Timestamp>

    /// Makes a clock.
    ///
    /// - Parameter now: what it shows.
    package init(_ now: Timestamp) { time = Mutex(now) }

    /// What it shows; may be set back.
    package var now: Timestamp {
        get { time.withLock { $0 } }
        set { time.withLock { $0 = newValue } }
    }

    /// Lets time pass.
    package func advance(seconds: Int64) {
        time.withLock { $0 = $0.adding(seconds: seconds) }
    }
}
