import Foundation
import Synchronization

/// Threads that do the same at the same time, because what they do blocks.
package final class ThreadGroup<Value: Sendable>: Sendable {
    private let results: Mutex<[Int: Result<Value, any Error>]> = Mutex([:])
    private let finished = DispatchSemaphore(value: 0)
    private let count: Int

    /// Starts threads.
    ///
    /// - Parameters:
    ///   - count: how many.
    ///   - body: what each does, given its number.
    package init(_ count: Int, _ body: @escaping @Sendable (Int) throws -> Value) {
        self.count = count
        for number in 0..<count {
            let thread = Thread { [self] in
                let result = Result { try body(number) }
                results.withLock { $0[number] = result }
                finished.signal()
            }
            thread.stackSize = 4 << 20
            thread.start()
        }
    }

    /// Waits for all threads.
    ///
    /// - Returns: what each returned, in the order of their numbers.
    /// - Throws: the error of the first that threw.
    package func join() throws -> [Value] {
        for _ in 0..<count { finished.wait() }
        return try results.withLock { results in
            try (0..<count).compactMap { try results[$0]?.get() }
        }
    }
}
