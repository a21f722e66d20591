/// What is decided about a peer when it connects.
package struct PeerAdmissionResult<Session: Sendable>: Sendable {
    /// Whether the peer may use the reserved places.
    package var isPrivileged: Bool
    /// Whether the peer has any role, which gives it the long line limit.
    package var hasRole: Bool
    /// What the handler of the connection is made from; opaque to the transport.
    package var session: Session

    /// Creates a decision.
    package init(isPrivileged: Bool, hasRole: Bool, session: Session) {
        self.isPrivileged = isPrivileged
        self.hasRole = hasRole
        self.session = session
    }
}

/// Decides about peers.
package protocol PeerAdmission: Sendable {
    /// What a decision hands to the handler of the connection.
    associatedtype Session: Sendable

    /// Decides about a peer that has just connected.
    ///
    /// Called on a small thread pool, never on an event loop: account look-ups may block. Nothing is read from the
    /// peer until it returns.
    func admit(_ peer: PeerCredentials) -> PeerAdmissionResult<Session>
}
