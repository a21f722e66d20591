import Glibc

extension Surroundings {
    /// The surroundings of this process, which is taken to have just begun.
    package static func live() -> Surroundings {
        Capabilities.keepFromChildren()
        var environment: [String: String] = [:]
        for name in ["PATH", "HOME", "PGPASSFILE", "PGSSLROOTCERT", "CLIENTOPS_SOCKET", "XDG_RUNTIME_DIR"] {
            if let value = getenv(name) { environment[name] = String(cString: value) }
        }
        if environment["HOME"] == nil { environment["HOME"] = HostAccounts.home(of: geteuid()) }
        return Surroundings(environment: environment, processes: ProcessTable(), now: { WallClock.now })
    }
}
