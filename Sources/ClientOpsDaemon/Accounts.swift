import Glibc

/// The account database of the host; a look-up may block, so never on an event loop.
enum Accounts {
    private static let bufferBytes = 64 << 10

    /// The account name of a uid; nil when the host knows none.
    static func name(ofUID uid: UInt32) -> String? {
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        var buffer = [CChar](repeating: 0, count: bufferBytes)
        guard getpwuid_r(uid, &entry, &buffer, buffer.count, &found) == 0, found != nil, let name = entry.pw_name
        else { return nil }
        return String(cString: name)
    }

    /// The account name of a uid, as ``name(ofUID:)``, but an account database that does not answer is an error.
    static func lookUpName(ofUID uid: UInt32) throws -> String? {
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        var buffer = [CChar](repeating: 0, count: bufferBytes)
        try check(getpwuid_r(uid, &entry, &buffer, buffer.count, &found))
        return found == nil ? nil : entry.pw_name.map { String(cString: $0) }
    }

    /// The uid of an account name; nil when the host knows none.
    ///
    /// - Throws: ``AccountLookupError`` when the account database does not answer.
    static func lookUpUID(ofName name: String) throws -> UInt32? {
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        var buffer = [CChar](repeating: 0, count: bufferBytes)
        try check(getpwnam_r(name, &entry, &buffer, buffer.count, &found))
        return found == nil ? nil : entry.pw_uid
    }

    /// What getpwnam(3) lists as "not found" is no error.
    private static func check(_ code: Int32) throws {
        guard ![0, ENOENT, ESRCH, EBADF, EPERM].contains(code) else { throw AccountLookupError(code: code) }
    }

    /// The id of a group; nil when the host knows no such group.
    static func id(ofGroup name: String) -> UInt32? {
        var entry = group()
        var found: UnsafeMutablePointer<group>?
        var buffer = [CChar](repeating: 0, count: bufferBytes)
        guard getgrnam_r(name, &entry, &buffer, buffer.count, &found) == 0, found != nil else { return nil }
        return entry.gr_gid
    }
}

/// The account database did not answer.
struct AccountLookupError: Error, CustomStringConvertible {
    let code: Int32

    var description: String { "the account database answered error \(code)" }
}
