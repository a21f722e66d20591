/// Counts durations in buckets whose width is 1/32 of their value.
struct LatencyHistogram {
    private var counts = [UInt32](repeating: 0, count: 60 * 32)
    private var total = 0

    /// Counts a duration.
    mutating func record(nanoseconds: UInt64) {
        counts[Self.bucket(of: nanoseconds)] += 1
        total += 1
    }

    /// The duration in microseconds that a share of all stays within, 0 without any.
    func quantile(_ share: Double) -> Double {
        guard total > 0 else { return 0 }
        let rank = Int((Double(total) * share).rounded(.up))
        var seen = 0
        for (bucket, count) in counts.enumerated() {
            seen += Int(count)
            if seen >= rank { return Double(Self.upperBound(of: bucket)) / 1000 }
        }
        return 0
    }

    private static func bucket(of value: UInt64) -> Int {
        guard value >= 32 else { return Int(value) }
        let shift = 58 - value.leadingZeroBitCount
        return (shift + 1) * 32 + Int(value >> UInt64(shift)) - 32
    }

    private static func upperBound(of bucket: Int) -> UInt64 {
        guard bucket >= 32 else { return UInt64(bucket) }
        let shift = bucket / 32 - 1
        return (UInt64(bucket % 32 + 33) << UInt64(shift)) - 1
    }
}
