package import Glibc

/// Names and ids of the host's accounts and groups.
package enum Accounts {
    /// The service account that runs the installed daemon.
    package static let serviceName = "_clientops"

    /// The name of an account, its uid as text when the host knows none.
    package static func name(ofUser uid: uid_t) -> String {
        withBuffer { buffer, size in
            var entry = passwd()
            var found: UnsafeMutablePointer<passwd>?
            getpwuid_r(uid, &entry, buffer, size, &found)
            return found == nil ? nil : entry.pw_name.map { String(cString: $0) }
        } ?? "\(uid)"
    }

    /// The name of a group, its gid as text when the host knows none.
    package static func name(ofGroup gid: gid_t) -> String {
        withBuffer { buffer, size in
            var entry = group()
            var found: UnsafeMutablePointer<group>?
            getgrgid_r(gid, &entry, buffer, size, &found)
            return found == nil ? nil : entry.gr_name.map { String(cString: $0) }
        } ?? "\(gid)"
    }

    /// The uid of an account, nil when the host knows none of that name.
    package static func uid(named name: String) -> uid_t? {
        withBuffer { buffer, size in
            var entry = passwd()
            var found: UnsafeMutablePointer<passwd>?
            getpwnam_r(name, &entry, buffer, size, &found)
            return found == nil ? nil : entry.pw_uid
        }
    }

    /// Entries beyond 64 KiB count as absent.
    private static func withBuffer<Value>(_ body: (UnsafeMutablePointer<CChar>, Int) -> Value?) -> Value? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 65_536) { buffer in
            buffer.baseAddress.flatMap { body($0, buffer.count) }
        }
    }
}
