import Glibc

/// A file system of a few MiB that only the programs started in it see; needs root.
package final class TinyFileSystem: Sendable {
    /// Where a daemon's other files are.
    package let place: TemporaryPlace
    private let holder: ChildProcess
    private let directory: String

    /// Whether such a file system can be made here.
    package static var isAvailable: Bool { geteuid() == 0 && (try? TinyFileSystem(mebibytes: 1)) != nil }

    /// Makes the file system.
    ///
    /// - Parameter mebibytes: its size.
    /// - Throws: ``DaemonFailure`` when it may not be mounted.
    package init(mebibytes: Int) throws {
        place = try TemporaryPlace()
        directory = place.path("tiny")
        guard mkdir(directory, 0o700) == 0 else { throw DaemonFailure.system("mkdir") }
        // The mount belongs to this process and goes away with it.
        let script = "mount -t tmpfs -o size=\(mebibytes)m,mode=0700 tiny \"$0\" && echo mounted && exec sleep infinity"
        holder = try ChildProcess([
            "unshare", "--mount", "--propagation", "private", "/bin/sh", "-c", script, directory,
        ])
        try holder.waitForOutput()
    }

    /// The store of a daemon that runs in the file system.
    package var store: String { directory + "/clientops.db" }

    /// What starts a program so that it sees the file system.
    package var prefix: [String] { ["nsenter", "--mount=/proc/\(holder.pid)/ns/mnt"] }

    /// Takes all room but a little.
    ///
    /// - Parameter bytes: what is left.
    /// - Throws: ``DaemonFailure``.
    package func fill(leaving bytes: Int) throws(DaemonFailure) {
        let file = open(ballast, O_WRONLY | O_CREAT | O_CLOEXEC | O_APPEND, 0o600)
        guard file >= 0 else { throw .system("open \(ballast)") }
        defer { close(file) }
        let zeros = [UInt8](repeating: 0, count: 4096)
        while write(file, zeros, zeros.count) > 0 {}
        guard errno == ENOSPC else { throw .system("write \(ballast)") }
        let size = lseek(file, 0, SEEK_END)
        guard ftruncate(file, max(0, size - off_t(bytes))) == 0 else { throw .system("ftruncate \(ballast)") }
    }

    /// Gives the room back.
    package func empty() { unlink(ballast) }

    /// The file that takes the room, as seen from outside.
    private var ballast: String { "/proc/\(holder.pid)/root\(directory)/ballast" }
}
