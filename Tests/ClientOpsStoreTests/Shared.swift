import Synchronization

/// A value that closures of several threads share.
final class Shared<Value: Sendable>: Sendable {
    fileprivate let mutex: Mutex<Value>

    init(_ value: Value) { mutex = Mutex(value) }

    var value: Value {
        get { mutex.withLock { $0 } }
        set { mutex.withLock { $0 = newValue } }
    }
}

extension Shared {
    /// Adds an element in one step.
    func append<Element>(_ element: Element) where Value == [Element] { mutex.withLock { $0.append(element) } }
}
