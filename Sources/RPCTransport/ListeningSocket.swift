import Glibc

/// A Unix stream socket that listens, and the files that were made for it.
struct ListeningSocket: ~Copyable {
    /// Where a server listens.
    private struct Files {
        var path: String
        var identity: FileIdentity
        var lock: SocketLock
    }

    private(set) var descriptor: Int32
    private var files: Files?

    /// Uses a socket that someone else made, on a descriptor of its own.
    ///
    /// The socket is neither shut down nor unlinked in the end: its maker goes on to own it.
    init(inherited: Int32) throws(TransportError) {
        descriptor = fcntl(inherited, F_DUPFD_CLOEXEC, 3)
        guard descriptor >= 0 else {
            throw .system(call: "fcntl(F_DUPFD_CLOEXEC)", errno: errno)
        }
        files = nil
    }

    /// Makes a socket at a path, whose directory is made when it is missing.
    ///
    /// A stale socket is replaced while the lock beside it is held; one that still answers is left alone.
    init(path: String, mode: mode_t) throws(TransportError) {
        let address = try SocketAddressBytes(path: path)
        try Self.makeDirectory(of: path)
        let lock = try SocketLock(path: path)
        do throws(TransportError) {
            try Self.removeStaleSocket(at: path, address: address)
            let socket = try Self.makeSocket(mode: mode, path: path, address: address)
            guard let identity = FileIdentity(path: path) else {
                close(socket)
                throw .system(call: "lstat \(path)", errno: errno)
            }
            descriptor = socket
            files = Files(path: path, identity: identity, lock: lock)
        } catch {
            lock.release()
            throw error
        }
    }

    /// Hands the descriptor to a new owner; the files stay this value's.
    mutating func giveUpDescriptor() -> Int32 {
        defer { descriptor = -1 }
        return descriptor
    }

    /// Removes the files that were made, unless someone has replaced them.
    mutating func removeFiles() {
        guard let files else { return }
        if FileIdentity(path: files.path) == files.identity {
            unlink(files.path)
        }
        files.lock.release()
        self.files = nil
    }

    private static func makeDirectory(of path: String) throws(TransportError) {
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return }
        let directory = String(path[..<slash])
        guard mkdir(directory, 0o700) == 0 || errno == EEXIST else {
            throw .system(call: "mkdir \(directory)", errno: errno)
        }
    }

    private static func removeStaleSocket(at path: String, address: SocketAddressBytes) throws(TransportError) {
        guard let found = FileIdentity(path: path) else {
            guard errno == ENOENT else { throw .system(call: "lstat \(path)", errno: errno) }
            return
        }
        guard found.isSocket else { throw .notASocket(path: path) }
        let probe = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
        guard probe >= 0 else { throw .system(call: "socket", errno: errno) }
        defer { close(probe) }
        // Anything but a refusal (a full queue, say) means that someone may still serve it.
        if address.withAddress({ connect(probe, $0, $1) }) == 0 || errno != ECONNREFUSED {
            throw errno == EACCES ? .system(call: "connect \(path)", errno: EACCES) : .alreadyServed(path: path)
        }
        guard unlink(path) == 0 || errno == ENOENT else {
            throw .system(call: "unlink \(path)", errno: errno)
        }
    }

    private static func makeSocket(
        mode: mode_t,
        path: String,
        address: SocketAddressBytes
    ) throws(TransportError) -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw .system(call: "socket", errno: errno) }
        // The file takes its mode from the socket, less the umask: it is at no time wider than asked for, and the
        // umask, which belongs to all threads, stays as it is.
        guard fchmod(descriptor, mode) == 0, address.withAddress({ bind(descriptor, $0, $1) }) == 0 else {
            let error = TransportError.system(call: "bind \(path)", errno: errno)
            close(descriptor)
            throw error
        }
        // What the umask took away.
        guard chmod(path, mode) == 0, listen(descriptor, SOMAXCONN) == 0 else {
            let error = TransportError.system(call: "listen \(path)", errno: errno)
            unlink(path)
            close(descriptor)
            throw error
        }
        return descriptor
    }

    deinit {
        if descriptor >= 0 {
            close(descriptor)
        }
    }
}
