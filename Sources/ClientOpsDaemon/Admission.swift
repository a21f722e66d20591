import ClientOpsModel
import ClientOpsService
import RPCTransport

/// Looks a peer up when it connects: its account name, and whether it has any role now.
struct Admission: PeerAdmission {
    /// Nil when there is no store, so that only the always-admins have a role.
    let service: Service?
    let daemonUID: UInt32

    func admit(_ credentials: PeerCredentials) -> PeerAdmissionResult<AdmittedSession> {
        let peer = Peer(
            uid: credentials.uid,
            groups: Set(credentials.groups + [credentials.gid]),
            pid: credentials.pid,
            username: Accounts.name(ofUID: credentials.uid)
        )
        let role = service?.role(of: peer) ?? (peer.uid == 0 || peer.uid == daemonUID ? .admin : .noRole)
        return PeerAdmissionResult(
            isPrivileged: role == .admin || role == .collector,
            hasRole: role != .noRole,
            session: AdmittedSession(peer: peer, role: role)
        )
    }
}

/// A peer with the role it had when it connected, by which connections are counted.
struct AdmittedSession: Sendable {
    var peer: Peer
    var role: Role
}
