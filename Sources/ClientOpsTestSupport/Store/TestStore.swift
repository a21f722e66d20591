package import ClientOpsModel
package import ClientOpsStore
import Dispatch
import Synchronization

/// A store in a directory of its own; both go away with the value.
package final class TestStore: Sendable {
    /// Where the store's files are.
    package let directory: TemporaryDirectory
    /// The store.
    package let store: Store

    /// Opens a new store.
    ///
    /// - Throws: ``StoreOpenError``, and what making a directory throws.
    package init() throws {
        directory = try TemporaryDirectory()
        store = try Store(path: directory.file("clientops.db"))
    }

    deinit { store.close() }

    /// Writes and waits for the commit.
    ///
    /// - Parameters:
    ///   - caller: who writes.
    ///   - method: the method that writes.
    ///   - options: sets reason, deadline and the like.
    ///   - body: changes rows.
    /// - Returns: what the body answers.
    /// - Throws: what the body throws, and why the store refused.
    @discardableResult
    package func write<T: Sendable>(
        as caller: Caller = .root,
        method: String = "test.write",
        options: (inout WriteRequest) -> Void = { _ in },
        _ body: @escaping @Sendable (WriteTransaction) throws -> T
    ) throws -> T {
        let answer = Mutex<T?>(nil)
        let reply = store.perform(as: caller, method: method, options: options) { tx in
            let value = try body(tx)
            answer.withLock { $0 = value }
            return Array("{}".utf8)
        }
        _ = try reply.get()
        guard let value = answer.withLock({ $0 }) else { throw TestStoreError.bodyDidNotRun }
        return value
    }

    /// Reads on a connection of its own.
    ///
    /// - Parameter body: reads.
    /// - Returns: what the body answers.
    /// - Throws: what the body throws, and ``StoreError``.
    package func read<T>(_ body: (SQLiteConnection) throws -> T) throws -> T {
        try body(try SQLiteConnection(readingFrom: store.path))
    }
}

/// What can go wrong in a test's own use of a store.
package enum TestStoreError: Error, Sendable {
    /// A stored reply was answered instead; ask through `Store.perform` for it.
    case bodyDidNotRun
}

extension Store {
    /// Submits a write and waits for its answer.
    ///
    /// - Parameters:
    ///   - caller: who writes.
    ///   - method: the method that writes.
    ///   - options: sets retry key, reason, deadline and the like.
    ///   - body: does the work and answers the result as JSON.
    /// - Returns: what the writer answered.
    package func perform(
        as caller: Caller = .root,
        method: String = "test.write",
        options: (inout WriteRequest) -> Void = { _ in },
        _ body: @escaping @Sendable (WriteTransaction) throws -> [UInt8]
    ) -> Result<WriteReply, any Error> {
        let answered = DispatchSemaphore(value: 0)
        let answer = Mutex<Result<WriteReply, any Error>>(.failure(TestStoreError.bodyDidNotRun))
        var request = WriteRequest(caller: caller, method: method, body: body) { result in
            answer.withLock { $0 = result }
            answered.signal()
        }
        options(&request)
        submit(request)
        answered.wait()
        return answer.withLock { $0 }
    }
}
