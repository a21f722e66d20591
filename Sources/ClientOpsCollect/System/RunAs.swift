package import Glibc

/// An account as a process has it.
package struct ProcessAccount: Sendable, Hashable {
    package var uid: uid_t
    package var gid: gid_t
    package var groups: [gid_t]

    /// Describes an account.
    package init(uid: uid_t, gid: gid_t, groups: [gid_t]) {
        self.uid = uid
        self.gid = gid
        self.groups = groups
    }

    /// The account of this process.
    package static var current: ProcessAccount {
        var groups = [gid_t](repeating: 0, count: max(0, Int(getgroups(0, nil))))
        let count = getgroups(Int32(groups.count), &groups)
        return ProcessAccount(uid: geteuid(), gid: getegid(), groups: Array(groups.prefix(max(0, Int(count)))))
    }

    /// Does something with the rights of this account and no others.
    ///
    /// What is read on behalf of a server is opened with the rights of the server's own account, so that nobody can make
    /// the collector read what they may not read themselves. This process has one thread, so nothing else runs meanwhile.
    /// Root's place is never taken, since that would be more rights and not fewer: what runs as root is read with the
    /// collector's own.
    ///
    /// - Parameter body: what is done.
    /// - Returns: what the body returns.
    /// - Throws: what the body throws, or that this process may not take the account's place.
    package func perform<Value>(_ body: () throws(Reason) -> Value) throws(Reason) -> Value {
        let own = Self.current
        if own.uid == uid || uid == 0 { return try body() }
        try take(from: own)
        defer { giveBack(to: own) }
        return try body()
    }

    private func take(from own: ProcessAccount) throws(Reason) {
        let refused = Reason("it runs as another account, and the collector may not act as that one")
        guard setgroups(groups.count, groups) == 0 else { throw refused }
        guard setegid(gid) == 0 else {
            giveBack(to: own)
            throw refused
        }
        guard seteuid(uid) == 0 else {
            giveBack(to: own)
            throw refused
        }
    }

    /// Going on with the rights of somebody else would be worse than ending.
    private func giveBack(to own: ProcessAccount) {
        let isBack = seteuid(own.uid) == 0 && setegid(own.gid) == 0 && setgroups(own.groups.count, own.groups) == 0
        guard isBack || Self.current == own else { abort() }
    }
}

/// The accounts of the host.
enum HostAccounts {
    /// The account that a name stands for, with the groups it has after login.
    static func account(named name: String) -> (account: ProcessAccount, home: String)? {
        withBuffer { buffer, size in
            var entry = passwd()
            var found: UnsafeMutablePointer<passwd>?
            getpwnam_r(name, &entry, buffer, size, &found)
            guard found != nil, let home = entry.pw_dir.map({ String(cString: $0) }) else { return nil }
            var count: Int32 = 256
            var groups = [gid_t](repeating: 0, count: Int(count))
            guard getgrouplist(name, entry.pw_gid, &groups, &count) >= 0 else { return nil }
            return (
                ProcessAccount(uid: entry.pw_uid, gid: entry.pw_gid, groups: Array(groups.prefix(Int(count)))), home
            )
        }
    }

    /// The home directory of a uid.
    static func home(of uid: uid_t) -> String? {
        withBuffer { buffer, size in
            var entry = passwd()
            var found: UnsafeMutablePointer<passwd>?
            getpwuid_r(uid, &entry, buffer, size, &found)
            return found == nil ? nil : entry.pw_dir.map { String(cString: $0) }
        }
    }

    private static func withBuffer<Value>(_ body: (UnsafeMutablePointer<CChar>, Int) -> Value?) -> Value? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 65_536) { buffer in
            buffer.baseAddress.flatMap { body($0, buffer.count) }
        }
    }
}
