import ClientOpsModel

/// Who a peer is and what it may do: the five steps of PRODUCT.md section 4, in their order.
struct RoleResolution: Equatable {
    var caller: Caller
    /// A users row that matches only the uid or only the account name, which grants nothing.
    var mismatch: Int64?

    /// Peers that no namespace maps.
    static let nobody: UInt32 = 65534

    /// Whether a peer is an admin whatever the users table says.
    static func isInnate(_ peer: Peer, daemonUID: UInt32) -> Bool {
        peer.uid != nobody && (peer.uid == 0 || peer.uid == daemonUID)
    }

    /// Decides.
    ///
    /// - Parameters:
    ///   - peer: the peer.
    ///   - users: rows whose uid or account name is the peer's, live ones first.
    ///   - settings: the group table and the daemon's uid.
    init(_ peer: Peer, users: [User], settings: ServiceSettings) {
        caller = Caller(uid: peer.uid, pid: peer.pid, username: peer.username, role: .noRole)
        guard peer.uid != Self.nobody else { return }
        let matching = users.first { $0.uid == Int64(peer.uid) && $0.username == peer.username }
        if Self.isInnate(peer, daemonUID: settings.daemonUID) {
            caller.role = .admin
            caller.userID = matching.flatMap { $0.isArchived ? nil : $0.id }
        } else if let matching {
            guard !matching.isArchived else { return }
            caller.role = matching.role.role
            caller.userID = matching.id
        } else if let other = users.first(where: { !$0.isArchived && $0.uid != nil }) {
            // Renamed or reused accounts look like this: neither the row nor a group may guess which.
            mismatch = other.id
        } else {
            caller.role = Self.groupRole(peer, settings: settings)
        }
    }

    private static func groupRole(_ peer: Peer, settings: ServiceSettings) -> Role {
        let roles = Set(peer.groups.compactMap { settings.groupRoles[$0] })
        return Role.byGroupPrecedence.first(where: roles.contains) ?? .noRole
    }
}
