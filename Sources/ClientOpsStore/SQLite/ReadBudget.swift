import GRDBSQLite
import Glibc

/// Interrupts statements that take longer than they may, through SQLite's progress handler.
final class ReadBudget {
    /// Monotonic nanoseconds; 0 while there is no bound.
    private var deadline: UInt64 = 0

    /// Virtual-machine instructions between two looks at the clock: about 20 µs of work.
    private static let interval: Int32 = 2000

    func install(on handle: OpaquePointer) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        sqlite3_progress_handler(
            handle,
            Self.interval,
            { context in
                guard let context else { return 0 }
                return Unmanaged<ReadBudget>.fromOpaque(context).takeUnretainedValue().isExhausted ? 1 : 0
            },
            context
        )
    }

    func remove(from handle: OpaquePointer) {
        sqlite3_progress_handler(handle, 0, nil, nil)
    }

    func start(nanoseconds: UInt64?) {
        deadline = nanoseconds.map { MonotonicClock.nanoseconds() + $0 } ?? 0
    }

    func stop() { deadline = 0 }

    private var isExhausted: Bool { deadline != 0 && MonotonicClock.nanoseconds() > deadline }
}

/// The clock that never jumps.
package enum MonotonicClock {
    /// Nanoseconds since some fixed moment.
    package static func nanoseconds() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}

/// The clock on the wall, in UTC.
package enum WallClock {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package static func milliseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
