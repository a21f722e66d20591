import Glibc

/// What the kernel says of a peer at connect.
package struct PeerCredentials: Sendable, Hashable {
    /// The user that connected.
    package var uid: UInt32
    /// The primary group of the process that connected.
    package var gid: UInt32
    /// The process that connected: a note, never a ground for a right.
    package var pid: Int32
    /// All supplementary groups at connect, which may differ from those in the user database.
    package var groups: [UInt32]

    /// Creates credentials, for tests and for callers that know them from elsewhere.
    package init(uid: UInt32, gid: UInt32, pid: Int32, groups: [UInt32]) {
        self.uid = uid
        self.gid = gid
        self.pid = pid
        self.groups = groups
    }
}

/// Reads the credentials of the other end of a connected Unix socket.
package enum PeerSocket {
    /// The layout of `struct ucred`, which Glibc shows only with _GNU_SOURCE.
    private struct UCred {
        var pid: Int32 = 0
        var uid: UInt32 = 0
        var gid: UInt32 = 0
    }

    private static let peerGroupsOption: Int32 = 59

    /// Returns what the kernel recorded of the peer when it connected.
    ///
    /// - Parameter descriptor: A connected Unix stream socket.
    /// - Returns: The credentials with all supplementary groups.
    /// - Throws: ``TransportError/system(call:errno:)`` when the kernel refuses.
    package static func credentials(of descriptor: Int32) throws(TransportError) -> PeerCredentials {
        var credentials = UCred()
        var length = socklen_t(MemoryLayout<UCred>.size)
        guard getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &credentials, &length) == 0 else {
            throw .system(call: "getsockopt(SO_PEERCRED)", errno: errno)
        }
        return PeerCredentials(
            uid: credentials.uid,
            gid: credentials.gid,
            pid: credentials.pid,
            groups: try groups(of: descriptor)
        )
    }

    private static func groups(of descriptor: Int32) throws(TransportError) -> [UInt32] {
        var groups = [UInt32](repeating: 0, count: 32)
        while true {
            var length = socklen_t(groups.count * MemoryLayout<UInt32>.stride)
            if getsockopt(descriptor, SOL_SOCKET, peerGroupsOption, &groups, &length) == 0 {
                return Array(groups.prefix(Int(length) / MemoryLayout<UInt32>.stride))
            }
            // With ERANGE the kernel has put the length it needs into `length`.
            let needed = Int(length) / MemoryLayout<UInt32>.stride
            guard errno == ERANGE, needed > groups.count else {
                throw .system(call: "getsockopt(SO_PEERGROUPS)", errno: errno)
            }
            groups = [UInt32](repeating: 0, count: needed)
        }
    }
}
