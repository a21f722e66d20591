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
        try run(as: PeerIdentity(uid: uid, gid: uid, groups: []), body)
    }

    /// Does something as another user with its groups, and without any privilege.
    ///
    /// - Parameters:
    ///   - identity: the user.
    ///   - body: what is done, on a thread of its own.
    /// - Returns: what the body returned.
    /// - Throws: what the body throws; ``DaemonFailure`` when this process may not become that user.
    static func run<Value: Sendable>(
        as identity: PeerIdentity,
        _ body: @escaping @Sendable () throws -> Value
    ) throws -> Value {
        let thread = ThreadGroup(1) { _ in
            try become(identity)
            return try body()
        }
        guard let value = try thread.join().first else { throw DaemonFailure("the thread ended early") }
        return value
    }

    private static func become(_ identity: PeerIdentity) throws(DaemonFailure) {
        guard let symbol = dlsym(nil, "syscall") else { throw DaemonFailure("there is no syscall()") }
        let call = unsafeBitCast(symbol, to: Call.self)
        let (uid, gid) = (Int(identity.uid), Int(identity.gid))
        let groups = Array(identity.groups)
        let status = groups.withUnsafeBytes {
            call(numbers.setgroups, groups.count, Int(bitPattern: $0.baseAddress), 0)
        }
        guard status == 0 else { throw .system("setgroups") }
        guard call(numbers.setresgid, gid, gid, gid) == 0 else { throw .system("setresgid") }
        guard call(numbers.setresuid, uid, uid, uid) == 0 else { throw .system("setresuid") }
    }
}
