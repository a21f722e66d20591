import Synchronization

/// What a write answered, carried out of the writer's thread.
final class OneAnswer<Value: Sendable>: Sendable {
    private let content = Mutex<Value?>(nil)

    var value: Value? {
        get { content.withLock { $0 } }
        set { content.withLock { $0 = newValue } }
    }
}
