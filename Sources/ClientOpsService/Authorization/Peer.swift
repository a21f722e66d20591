/// The other end of a connection, as the kernel and the account database describe it.
package struct Peer: Sendable, Hashable {
    package var uid: UInt32
    /// Primary group and supplementary groups at connect.
    package var groups: Set<UInt32>
    /// A note, never a ground for a right.
    package var pid: Int32
    /// The account name of the uid, if the host knows one.
    package var username: String?

    /// Describes a peer.
    package init(uid: UInt32, groups: Set<UInt32> = [], pid: Int32 = 0, username: String? = nil) {
        self.uid = uid
        self.groups = groups
        self.pid = pid
        self.username = username
    }
}
