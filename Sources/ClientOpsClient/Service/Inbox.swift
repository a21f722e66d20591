import Dispatch
import Synchronization

/// A bounded queue from a thread that may wait to a task that must not block.
final class Inbox<Element: Sendable>: Sendable {
    private struct State {
        var elements: [Element] = []
        var taken = 0
        var reader: CheckedContinuation<Element, any Error>?
        var end: (any Error)?

        mutating func next() -> Element? {
            guard taken < elements.count else { return nil }
            defer {
                taken += 1
                if taken * 2 >= elements.count {
                    elements.removeSubrange(..<taken)
                    taken = 0
                }
            }
            return elements[taken]
        }
    }

    private let state = Mutex(State())
    private let room = DispatchSemaphore(value: 0)

    /// Makes a queue.
    ///
    /// - Parameter capacity: how many elements it holds before ``put(_:)`` waits.
    init(capacity: Int) {
        for _ in 0..<capacity { room.signal() }
    }

    /// Adds an element, once there is room; after the end it is dropped.
    func put(_ element: Element) {
        room.wait()
        let (reader, hasEnded) = state.withLock { state in
            if state.end == nil, state.reader == nil { state.elements.append(element) }
            return (state.reader.take(), state.end != nil)
        }
        if reader != nil || hasEnded { room.signal() }
        reader?.resume(returning: element)
    }

    /// Ends the queue: what it holds can still be taken, then ``take()`` throws the error.
    func end(_ error: any Error) {
        let reader = state.withLock { state in
            state.end = state.end ?? error
            return state.reader.take()
        }
        reader?.resume(throwing: error)
        room.signal()
    }

    /// Takes the oldest element, waiting for one; one task at a time.
    ///
    /// - Returns: the element.
    /// - Throws: why there is none, or `CancellationError`.
    func take() async throws -> Element {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                begin(continuation)
                if Task.isCancelled { cancel() }
            }
        } onCancel: {
            cancel()
        }
    }

    private func begin(_ continuation: CheckedContinuation<Element, any Error>) {
        let result = state.withLock { state -> Result<Element, any Error>? in
            if let element = state.next() { return .success(element) }
            if let end = state.end { return .failure(end) }
            state.reader = continuation
            return nil
        }
        guard let result else { return }
        if case .success = result { room.signal() }
        continuation.resume(with: result)
    }

    private func cancel() {
        state.withLock { $0.reader.take() }?.resume(throwing: CancellationError())
    }
}
