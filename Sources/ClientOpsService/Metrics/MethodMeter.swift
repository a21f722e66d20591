import JSONRPC
import Synchronization

/// What one event loop counted of one method.
///
/// Writes and slow reads end on other threads, so the counters are atomic; since each loop has its own, threads hardly
/// ever meet at one.
final class MethodMeter: Sendable {
    /// Requests by their latency: up to each of ``bounds``, and more; together the number of requests.
    private let buckets = InlineArray<19, Atomic<UInt64>> { _ in Atomic(0) }
    private let nanoseconds = Atomic<UInt64>(0)
    /// Errors by the position of their kind.
    private let errors = InlineArray<15, Atomic<UInt64>> { _ in Atomic(0) }

    /// The upper ends of all buckets but the last, in nanoseconds.
    static let bounds: [UInt64] = [
        50_000, 100_000, 250_000, 500_000,
        1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000,
        100_000_000, 250_000_000, 500_000_000,
        1_000_000_000, 2_500_000_000, 5_000_000_000, 10_000_000_000, 30_000_000_000,
    ]

    func note(nanoseconds elapsed: UInt64, error: ErrorKind?) {
        // Most requests end in the first buckets, so looking from the front is quickest.
        var bucket = 0
        while bucket < Self.bounds.count, elapsed > Self.bounds[bucket] { bucket += 1 }
        buckets[bucket].add(1, ordering: .relaxed)
        nanoseconds.add(elapsed, ordering: .relaxed)
        if let error, let position = ErrorKind.allCases.firstIndex(of: error) {
            errors[position].add(1, ordering: .relaxed)
        }
    }

    /// Adds what was counted to a sum over several loops.
    func add(to sum: inout MethodFigures) {
        for bucket in buckets.indices { sum.buckets[bucket] += buckets[bucket].load(ordering: .relaxed) }
        sum.nanoseconds += nanoseconds.load(ordering: .relaxed)
        for (position, kind) in ErrorKind.allCases.enumerated() {
            let count = errors[position].load(ordering: .relaxed)
            if count > 0 { sum.errors[kind, default: 0] += count }
        }
    }
}

/// What all event loops counted of a method.
struct MethodFigures {
    var buckets = [UInt64](repeating: 0, count: MethodMeter.bounds.count + 1)
    var nanoseconds: UInt64 = 0
    var errors: [ErrorKind: UInt64] = [:]

    var requests: UInt64 { buckets.reduce(0, +) }
}
