import Dispatch
import Glibc
import Synchronization

/// Does pieces of work one after the other, on a thread of its own that ends when nothing is left to do.
///
/// A thread of a shared pool would be another one each time, and each keeps a part of the heap as large as what it once
/// held; the part of a thread that has ended is taken over by the next.
final class BackgroundThread: Sendable {
    private struct State {
        var work: [@Sendable () -> Void] = []
        var isRunning = false
    }

    private let state = Mutex(State())

    /// Does a piece of work after those that were given before.
    func async(_ body: @escaping @Sendable () -> Void) {
        let starts = state.withLock { state in
            state.work.append(body)
            defer { state.isRunning = true }
            return !state.isRunning
        }
        guard starts, !startThread() else { return }
        // Without a thread of its own the work is still done.
        DispatchQueue.global().async { self.drain() }
    }

    private func startThread() -> Bool {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        var thread = pthread_t()
        let itself = Unmanaged.passRetained(self)
        let status = pthread_create(
            &thread,
            &attributes,
            { argument in
                guard let argument else { return nil }
                Unmanaged<BackgroundThread>.fromOpaque(argument).takeRetainedValue().drain()
                return nil
            },
            itself.toOpaque()
        )
        if status != 0 { itself.release() }
        return status == 0
    }

    private func drain() {
        while let body = next() { body() }
        Heap.trim()
    }

    private func next() -> (@Sendable () -> Void)? {
        state.withLock { state in
            guard !state.work.isEmpty else {
                state.isRunning = false
                return nil
            }
            return state.work.removeFirst()
        }
    }
}
