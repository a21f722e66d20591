import Glibc

/// Who somebody is to a daemon: what the kernel says of the other end of a Unix socket, but for the process.
struct PeerIdentity: Hashable, Sendable {
    var uid: UInt32
    var gid: UInt32
    var groups: Set<UInt32>

    /// The layout of `struct ucred`, which Glibc shows only with _GNU_SOURCE.
    private struct UCred {
        var pid: Int32 = 0
        var uid: UInt32 = 0
        var gid: UInt32 = 0
    }

    private static let peerGroupsOption: Int32 = 59

    init(uid: UInt32, gid: UInt32, groups: Set<UInt32>) {
        self.uid = uid
        self.gid = gid
        self.groups = groups
    }

    /// Asks the kernel who connected.
    init(of descriptor: Int32) throws(DaemonFailure) {
        var credentials = UCred()
        var length = socklen_t(MemoryLayout<UCred>.size)
        guard getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &credentials, &length) == 0 else {
            throw .system("getsockopt(SO_PEERCRED)")
        }
        // As many as Linux lets anybody have.
        var groups = [UInt32](repeating: 0, count: 65_536)
        length = socklen_t(groups.count * MemoryLayout<UInt32>.stride)
        guard getsockopt(descriptor, SOL_SOCKET, Self.peerGroupsOption, &groups, &length) == 0 else {
            throw .system("getsockopt(SO_PEERGROUPS)")
        }
        let count = Int(length) / MemoryLayout<UInt32>.stride
        self.init(uid: credentials.uid, gid: credentials.gid, groups: Set(groups.prefix(count)))
    }

    /// Who this process is.
    static var own: PeerIdentity {
        var groups = [UInt32](repeating: 0, count: max(0, Int(getgroups(0, nil))))
        let count = getgroups(Int32(groups.count), &groups)
        return PeerIdentity(uid: geteuid(), gid: getegid(), groups: Set(groups.prefix(max(0, Int(count)))))
    }
}
