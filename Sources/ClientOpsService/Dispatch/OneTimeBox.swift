import Dispatch
import Synchronization

/// Hands one value from the thread that has it to the thread that waits for it.
final class OneTimeBox<Value: Sendable>: Sendable {
    private let content = Mutex<Value?>(nil)
    private let filled = DispatchSemaphore(value: 0)

    func fill(_ value: Value) {
        content.withLock { $0 = value }
        filled.signal()
    }

    /// Blocks until the value is there.
    func wait() -> Value {
        while true {
            filled.wait()
            if let value = content.withLock({ $0 }) { return value }
        }
    }
}
