import Glibc

/// Which socket a client talks to, and why that one.
package struct SocketLocation: Sendable, Hashable {
    /// What named the socket.
    package enum Origin: Sendable, Hashable {
        /// The caller, with `--socket`.
        case explicit
        /// `$CLIENTOPS_SOCKET`.
        case environment
        /// The daemon that the user runs without systemd.
        case user
        /// The installed daemon.
        case installed
    }

    /// The path of the socket.
    package var path: String
    /// What named it.
    package var origin: Origin

    /// Where the installed socket unit listens.
    package static let installedPath = "/run/clientops/clientops.sock"

    /// Names a socket.
    package init(path: String, origin: Origin) {
        self.path = path
        self.origin = origin
    }

    /// Finds the socket: the one given, `$CLIENTOPS_SOCKET`, the user's own if there is one, the installed one.
    ///
    /// - Parameters:
    ///   - explicit: the path the caller gave, nil for none.
    ///   - environment: the environment variables.
    ///   - uid: whose own socket counts.
    ///   - exists: whether there is something at a path.
    /// - Returns: the location; nothing has been opened yet.
    package static func resolve(
        explicit: String?,
        environment: [String: String],
        uid: UInt32,
        exists: (String) -> Bool = { access($0, F_OK) == 0 }
    ) -> SocketLocation {
        if let explicit, !explicit.isEmpty { return SocketLocation(path: explicit, origin: .explicit) }
        if let path = environment["CLIENTOPS_SOCKET"], !path.isEmpty {
            return SocketLocation(path: path, origin: .environment)
        }
        let own = userPath(environment: environment, uid: uid)
        if exists(own) { return SocketLocation(path: own, origin: .user) }
        return SocketLocation(path: installedPath, origin: .installed)
    }

    /// Finds the socket in this process's surroundings.
    ///
    /// - Parameter explicit: the path the caller gave, nil for none.
    /// - Returns: the location; nothing has been opened yet.
    package static func ofThisProcess(explicit: String?) -> SocketLocation {
        var environment: [String: String] = [:]
        for name in ["CLIENTOPS_SOCKET", "XDG_RUNTIME_DIR"] {
            if let value = getenv(name) { environment[name] = String(cString: value) }
        }
        return resolve(explicit: explicit, environment: environment, uid: geteuid())
    }

    /// Where a daemon listens that the user runs without systemd.
    ///
    /// - Parameters:
    ///   - environment: the environment variables; a relative `$XDG_RUNTIME_DIR` does not count.
    ///   - uid: the user.
    /// - Returns: the path, whether or not something is there.
    package static func userPath(environment: [String: String], uid: UInt32) -> String {
        let given = environment["XDG_RUNTIME_DIR"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        return (given ?? "/run/user/\(uid)") + "/clientops/clientops.sock"
    }
}
