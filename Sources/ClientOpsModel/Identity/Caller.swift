/// Who is calling: the peer of a connection with the rights it has at this request.
package struct Caller: Sendable, Equatable {
    /// The peer's uid.
    package var uid: UInt32
    /// The peer's process, a note and never a ground for a right (DECISIONS.md 36).
    package var pid: Int32
    /// The account name of the uid, when the host knows one.
    package var username: String?
    /// The users row that matches uid and name.
    package var userID: Int64?
    /// What the caller may do.
    package var role: Role

    /// Makes a caller.
    package init(uid: UInt32, pid: Int32, username: String? = nil, userID: Int64? = nil, role: Role) {
        self.uid = uid
        self.pid = pid
        self.username = username
        self.userID = userID
        self.role = role
    }

    /// What the caller may see of projects and instances.
    package var visibility: Visibility {
        switch role {
        case .admin, .staff: .all
        case .standard: userID.map(Visibility.assigned) ?? .nothing
        case .collector, .backup, .noRole: .nothing
        }
    }
}

/// Which projects, and what hangs below them, somebody may see.
package enum Visibility: Sendable, Hashable {
    case all
    /// Projects assigned to this user.
    case assigned(userID: Int64)
    case nothing
}
