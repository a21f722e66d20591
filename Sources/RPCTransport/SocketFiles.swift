import Glibc

/// Tells a file from another that has taken its name.
struct FileIdentity: Equatable {
    var device: UInt64
    var inode: UInt64
    var isSocket: Bool

    init(_ status: stat) {
        device = UInt64(status.st_dev)
        inode = UInt64(status.st_ino)
        isSocket = status.st_mode & S_IFMT == S_IFSOCK
    }

    /// Looks at a path without following a link; nil, with `errno` set, when there is nothing.
    init?(path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        self.init(status)
    }
}

/// The lock file beside a socket, which its server holds for life.
struct SocketLock: Sendable {
    private let path: String
    private let descriptor: Int32

    init(path socketPath: String) throws(TransportError) {
        path = socketPath + ".lock"
        while true {
            let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
            guard descriptor >= 0 else { throw .system(call: "open \(path)", errno: errno) }
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                let isHeld = errno == EWOULDBLOCK
                let number = errno
                close(descriptor)
                throw isHeld ? .alreadyServed(path: socketPath) : .system(call: "flock \(path)", errno: number)
            }
            // The previous holder may have unlinked the file between `open` and `flock`.
            var status = stat()
            if fstat(descriptor, &status) == 0, FileIdentity(path: path) == FileIdentity(status) {
                self.descriptor = descriptor
                return
            }
            close(descriptor)
        }
    }

    func release() {
        unlink(path)
        close(descriptor)
    }
}

/// The address of a Unix socket.
struct SocketAddressBytes: Sendable {
    private static let capacity = 108
    private var path: [UInt8]

    /// - Throws: ``TransportError/pathTooLong(path:limit:)``.
    init(path: String) throws(TransportError) {
        self.path = Array(path.utf8)
        guard self.path.count < Self.capacity else {
            throw .pathTooLong(path: path, limit: Self.capacity - 1)
        }
    }

    func withAddress<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
