import Glibc

/// Why a measurement could not be made.
struct BenchError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }

    /// Names a call that failed, with the reason in `errno`.
    static func system(_ call: String) -> BenchError {
        BenchError("\(call): \(String(cString: strerror(errno)))")
    }
}

/// Unix stream sockets that do not block.
enum UnixSocket {
    /// Connects to a socket.
    static func connect(to path: String) throws(BenchError) -> Int32 {
        let descriptor = try make()
        let status = try withAddress(path) { Glibc.connect(descriptor, $0, $1) }
        // A full backlog is waited for, so that the wait belongs to no measurement.
        guard status == 0 else {
            defer { close(descriptor) }
            throw .system("connect to \(path)")
        }
        try setNonblocking(descriptor)
        return descriptor
    }

    /// Listens on a new socket.
    static func listen(on path: String) throws(BenchError) -> Int32 {
        let descriptor = try make()
        guard try withAddress(path, { bind(descriptor, $0, $1) }) == 0, Glibc.listen(descriptor, 128) == 0 else {
            defer { close(descriptor) }
            throw .system("listen on \(path)")
        }
        try setNonblocking(descriptor)
        return descriptor
    }

    /// Keeps reading and writing from blocking.
    static func setNonblocking(_ descriptor: Int32) throws(BenchError) {
        guard fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0 else { throw .system("fcntl") }
    }

    private static func make() throws(BenchError) -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw .system("socket") }
        return descriptor
    }

    private static func withAddress(
        _ path: String,
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) throws(BenchError) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        let room = MemoryLayout.size(ofValue: address.sun_path)
        guard bytes.count < room else {
            throw BenchError("the path of a socket has at most \(room - 1) bytes: \(path)")
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
