import Glibc

/// What stands in the way of opening a socket: the socket itself, or a directory above it.
package struct SocketAccess: Sendable, Hashable {
    /// The socket that was to be opened.
    package var path: String
    /// The path whose permissions forbid it; ``path`` or a directory above it.
    package var blockedBy: String
    /// The account that owns ``blockedBy``.
    package var owner: String
    /// The group of ``blockedBy``.
    package var group: String
    /// The permission bits of ``blockedBy``.
    package var mode: UInt32
    /// The account that was refused.
    package var caller: String

    /// Describes permissions.
    package init(path: String, blockedBy: String, owner: String, group: String, mode: UInt32, caller: String) {
        self.path = path
        self.blockedBy = blockedBy
        self.owner = owner
        self.group = group
        self.mode = mode
        self.caller = caller
    }

    /// The mode in octal, as in `0660`.
    package var octalMode: String {
        let digits = String(mode, radix: 8)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// Looks for the path that forbids opening a socket, from the socket upwards.
    ///
    /// - Parameter path: the socket.
    /// - Returns: the first path that can be examined at all.
    static func examine(_ path: String) -> SocketAccess {
        let caller = Accounts.name(ofUser: geteuid())
        var current = path
        while true {
            if let status = FileStatus(path: current) {
                return SocketAccess(
                    path: path,
                    blockedBy: current,
                    owner: Accounts.name(ofUser: status.uid),
                    group: Accounts.name(ofGroup: status.gid),
                    mode: status.permissions,
                    caller: caller
                )
            }
            guard let slash = current.lastIndex(of: "/") else {
                return SocketAccess(
                    path: path,
                    blockedBy: path,
                    owner: "unknown",
                    group: "unknown",
                    mode: 0,
                    caller: caller
                )
            }
            current = slash == current.startIndex ? "/" : String(current[..<slash])
        }
    }
}

/// What the file system says of a path.
struct FileStatus {
    var uid: uid_t
    var gid: gid_t
    var permissions: UInt32
    var isSocket: Bool

    /// Examines a path, following links.
    init?(path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        uid = status.st_uid
        gid = status.st_gid
        permissions = status.st_mode & 0o7777
        isSocket = status.st_mode & S_IFMT == S_IFSOCK
    }
}
