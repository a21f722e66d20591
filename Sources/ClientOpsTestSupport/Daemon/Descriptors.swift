import Glibc

/// How many files this process, and the programs it starts from now on, may have open.
package enum Descriptors {
    /// Raises the soft limit to the hard one.
    ///
    /// - Throws: ``DaemonFailure`` when that is less than what is needed.
    package static func raise(toAtLeast count: Int) throws(DaemonFailure) {
        var limit = rlimit()
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        guard getrlimit(resource, &limit) == 0 else { throw .system("getrlimit") }
        guard limit.rlim_max >= rlim_t(count) else {
            throw DaemonFailure("\(count) open files are needed, the hard limit is \(limit.rlim_max)")
        }
        guard limit.rlim_cur < limit.rlim_max else { return }
        limit.rlim_cur = limit.rlim_max
        guard setrlimit(resource, &limit) == 0 else { throw .system("setrlimit") }
    }
}
