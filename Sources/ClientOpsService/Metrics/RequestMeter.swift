import ClientOpsStore
import JSONRPC

/// What one event loop counts of its requests.
final class RequestMeter: Sendable {
    /// By the number of the method in the method table; the last one is for what names no method.
    private let methods: [MethodMeter]

    init(methods: Int) {
        self.methods = (0...methods).map { _ in MethodMeter() }
    }

    /// Counts a request that was answered, or a notification that was executed.
    ///
    /// - Parameters:
    ///   - method: its method; nil when there is none of that name.
    ///   - arrival: when it arrived, in monotonic nanoseconds.
    ///   - error: what it was answered, if not a result.
    func note(_ method: MethodTable.Entry?, since arrival: UInt64, error: ErrorKind? = nil) {
        let now = MonotonicClock.nanoseconds()
        let meter = methods[method?.number ?? methods.count - 1]
        meter.note(nanoseconds: now > arrival ? now - arrival : 0, error: error)
    }

    func add(to sums: inout [MethodFigures]) {
        for (position, meter) in methods.enumerated() { meter.add(to: &sums[position]) }
    }
}
