import Glibc

/// A socket of the test's own at a path: one that a daemon is given to listen on, or one that hears its notifications.
package final class BoundSocket: Sendable {
    let descriptor: Int32

    /// Makes a stream socket that listens, as a socket unit does.
    ///
    /// - Parameters:
    ///   - path: where it is.
    ///   - backlog: how many connections may wait to be accepted.
    /// - Returns: the socket.
    /// - Throws: ``DaemonFailure``.
    package static func listening(at path: String, backlog: Int32 = SOMAXCONN) throws(DaemonFailure) -> BoundSocket {
        let socket = try BoundSocket(type: SOCK_STREAM, path: path)
        guard listen(socket.descriptor, backlog) == 0 else { throw .system("listen") }
        return socket
    }

    init(type: __socket_type, path: String) throws(DaemonFailure) {
        descriptor = socket(AF_UNIX, Int32(type.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw .system("socket") }
        guard UnixAddress.with(path, { bind(descriptor, $0, $1) }) == 0 else {
            let failure = DaemonFailure.system("bind \(path)")
            close(descriptor)
            throw failure
        }
    }

    deinit { close(descriptor) }

    /// Takes one datagram, which must be there.
    func datagram() -> String {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = recv(descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT))
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }
}
