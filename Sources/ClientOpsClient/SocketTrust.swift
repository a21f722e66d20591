package import Glibc

/// Whose sockets a client talks to (DECISIONS.md 38).
package struct SocketTrust: Sendable {
    /// Whether an account is trusted.
    package var isTrusted: @Sendable (uid_t) -> Bool

    /// Takes a rule.
    package init(isTrusted: @escaping @Sendable (uid_t) -> Bool) { self.isTrusted = isTrusted }

    /// Root, the caller, and the service account.
    package static let standard = SocketTrust { uid in
        uid == 0 || uid == geteuid() || uid == Accounts.uid(named: Accounts.serviceName)
    }
}
