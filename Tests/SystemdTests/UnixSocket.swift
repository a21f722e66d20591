import Glibc
import Systemd

/// A bound Unix socket in the role of the service manager's.
struct UnixSocket {
    struct Failure: Error {
        var step: String
        var errno: Int32
    }

    let descriptor: Int32
    private let path: String

    /// Binds a socket, and listens when it is a stream.
    init(path: String, type: __socket_type) throws(Failure) {
        self.path = path
        descriptor = socket(AF_UNIX, Int32(type.rawValue), 0)
        guard descriptor >= 0 else { throw Failure(step: "socket", errno: errno) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
        let bound = withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard bound == 0 else { throw Failure(step: "bind", errno: errno) }
        guard type == SOCK_STREAM else { return }
        guard listen(descriptor, 1) == 0 else { throw Failure(step: "listen", errno: errno) }
    }

    /// Takes one datagram that has arrived, nil when there is none.
    func receive() -> String? {
        var buffer = [UInt8](repeating: 0, count: 4_096)
        let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
        return count < 0 ? nil : String(decoding: buffer.prefix(count), as: UTF8.self)
    }

    func close() {
        Glibc.close(descriptor)
        unlink(path)
    }
}

/// Runs a body while a descriptor stands at number 3 and is announced as a service manager does it.
///
/// Number 3 may be what the test runner reports through, so it is put back afterwards.
func passing(_ descriptor: Int32, _ body: () throws -> Void) rethrows {
    let saved = fcntl(3, F_DUPFD_CLOEXEC, 64)
    dup2(descriptor, 3)
    setenv("LISTEN_FDS", "1", 1)
    setenv("LISTEN_FDNAMES", "rpc", 1)
    setenv("LISTEN_PID", String(getpid()), 1)
    defer {
        if saved >= 0 {
            dup2(saved, 3)
            close(saved)
        }
    }
    try body()
}
