import Glibc

/// Threads that act as other users, which root can start.
///
/// The kernel keeps a thread's ids for itself; only the C library's functions change those of all threads at once. A
/// socket that such a thread connects is that user's, whoever uses it afterwards.
package enum OtherUser {
    private typealias Call = @convention(c) (Int, Int, Int, Int) -> Int

    // The header's macros are not imported.
    #if arch(x86_64)
    private static let numbers = (setgroups: 116, setresgid: 119, setresuid: 117)
    #elseif arch(arm64)
    private static let numbers = (setgroups: 159, setresgid: 149, setresuid: 147)
    #endif

    /// Does something as another user without any group or privilege.
    ///
    /// - Parameters:
    ///   - uid: the user.
    ///   - body: what is done, on a thread of its own.
    /// - Returns: what the body returned.
    /// - Throws: what the body throws; ``DaemonFailure`` when this process may not become that user.
    package static func run<Value: Sendable>(
        as uid: UInt32,
        _ body: @escaping @Sendable () throws -> Value
    ) throws -> Value {
        let thread = ThreadGroup(1) { _ in
            try become(uid)
            return try body()
        }
        guard let value = try thread.join().first else { throw DaemonFailure("the thread ended early") }
        return value
    }

    private static func become(_ uid: UInt32) throws(DaemonFailure) {
        guard let symbol = dlsym(nil, "syscall") else { throw DaemonFailure("there is no syscall()") }
        let call = unsafeBitCast(symbol, to: Call.self)
        let id = Int(uid)
        guard call(numbers.setgroups, 0, 0, 0) == 0 else { throw .system("setgroups") }
        guard call(numbers.setresgid, id, id, id) == 0 else { throw .system("setresgid") }
        guard call(numbers.setresuid, id, id, id) == 0 else { throw .system("setresuid") }
    }
}
