import Glibc

/// What ended an operation on a socket.
enum SocketFailure: Error {
    case timedOut
    case closed
    case system(Int32)
}

/// A connected Unix stream socket whose operations wait until a deadline.
struct StreamSocket: ~Copyable {
    private let descriptor: Int32

    /// Connects to a socket.
    ///
    /// - Parameters:
    ///   - path: the socket; short enough for a Unix address.
    ///   - timeout: how long to wait for room in the queue of those who connect.
    /// - Throws: why there is no connection.
    init(path: String, timeout: Duration) throws(SocketFailure) {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw .system(errno) }
        // An error ends the value, and `deinit` closes the descriptor.
        try Self.connect(descriptor, to: path, deadline: Deadline(after: timeout))
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// The longest path that fits into a Unix address with its final zero.
    static let maximumPathLength = MemoryLayout.size(ofValue: sockaddr_un().sun_path) - 1

    /// The uid of the process that listens, nil when the kernel does not say.
    var peerUID: uid_t? {
        var credentials = PeerCredentials()
        var length = socklen_t(MemoryLayout<PeerCredentials>.size)
        guard getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &credentials, &length) == 0 else { return nil }
        return credentials.uid
    }

    /// Writes all bytes.
    func write(_ bytes: [UInt8], until deadline: Deadline) throws(SocketFailure) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                send(descriptor, $0.baseAddress?.advanced(by: written), $0.count - written, Self.flags)
            }
            if count >= 0 {
                written += count
            } else {
                try waitAfterFailure(errno, for: Int16(POLLOUT), until: deadline)
            }
        }
    }

    /// Reads what is there, waiting for at least one byte.
    ///
    /// - Parameters:
    ///   - buffer: where to put the bytes.
    ///   - deadline: when to give up.
    /// - Returns: how many bytes were read.
    /// - Throws: `closed` at the end of the stream.
    func read(into buffer: inout [UInt8], until deadline: Deadline) throws(SocketFailure) -> Int {
        while true {
            let count = buffer.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, $0.count, Self.flags) }
            if count > 0 { return count }
            if count == 0 { throw .closed }
            try waitAfterFailure(errno, for: Int16(POLLIN), until: deadline)
        }
    }

    /// Ends the conversation in both directions, which wakes whoever reads or writes.
    func shutDown() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    private static let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)

    private func waitAfterFailure(
        _ code: Int32,
        for events: Int16,
        until deadline: Deadline
    ) throws(SocketFailure) {
        switch code {
        case EINTR: return
        case EAGAIN: break
        case EPIPE, ECONNRESET: throw .closed
        default: throw .system(code)
        }
        guard let milliseconds = deadline.remainingMilliseconds() else { throw .timedOut }
        var request = pollfd(fd: descriptor, events: events, revents: 0)
        if poll(&request, 1, milliseconds) < 0, errno != EINTR { throw .system(errno) }
    }

    private static func connect(_ descriptor: Int32, to path: String, deadline: Deadline) throws(SocketFailure) {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix(maximumPathLength)) }
        while let milliseconds = deadline.remainingMilliseconds() {
            // A Unix socket connects at once or waits for room in the queue; this option bounds that wait.
            var limit = timeval(tv_sec: Int(milliseconds) / 1000, tv_usec: Int(milliseconds) % 1000 * 1000)
            if milliseconds >= 0 {
                setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
            }
            let status = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
                }
            }
            if status == 0 { return }
            guard errno == EINTR || errno == EAGAIN else { throw .system(errno) }
        }
        throw .timedOut
    }
}

/// `struct ucred` of the kernel, which the C library shows to GNU programs only.
private struct PeerCredentials {
    var pid: pid_t = 0
    var uid: uid_t = 0
    var gid: gid_t = 0
}

/// A moment at which waiting ends.
struct Deadline {
    private let instant: ContinuousClock.Instant?

    /// The moment after a time; nil waits for ever.
    init(after duration: Duration?) { instant = duration.map { .now + $0 } }

    /// The time left for `poll`, -1 for ever and nil when none is left.
    func remainingMilliseconds() -> Int32? {
        guard let instant else { return -1 }
        let rest = instant - .now
        guard rest > .zero else { return nil }
        let milliseconds = rest.components.seconds * 1000 + rest.components.attoseconds / 1_000_000_000_000_000
        return Int32(clamping: milliseconds + 1)
    }
}
