import Synchronization

/// Wakes one connection at most once until it has looked at the log.
final class EventSignal: Sendable {
    private let isRaised = Atomic<Bool>(false)
    private let wake: @Sendable () -> Void

    init(wake: @escaping @Sendable () -> Void) { self.wake = wake }

    /// Wakes the connection, unless it is about to look anyway.
    func raise() {
        if !isRaised.exchange(true, ordering: .acquiringAndReleasing) { wake() }
    }

    /// The connection is about to look: what is committed from now on has to wake it again.
    func lower() { isRaised.store(false, ordering: .sequentiallyConsistent) }
}

/// The connections that follow the change feed; nobody else is woken by a commit.
final class EventSubscribers: Sendable {
    private let signals = Mutex<[ObjectIdentifier: EventSignal]>([:])

    var count: Int { signals.withLock { $0.count } }

    func add(_ signal: EventSignal) { signals.withLock { $0[ObjectIdentifier(signal)] = signal } }

    func remove(_ signal: EventSignal) { signals.withLock { $0[ObjectIdentifier(signal)] = nil } }

    /// The log has grown; called on the writer's thread before the growth is answered, so that each connection is
    /// woken before it gets the reply to its own write.
    func wake() {
        signals.withLock { signals in
            for signal in signals.values { signal.raise() }
        }
    }
}
