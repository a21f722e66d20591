import Glibc

/// Why the server cannot listen.
package enum TransportError: Error, Equatable, Sendable {
    /// A system call failed.
    case system(call: String, errno: Int32)
    /// The path does not fit into a socket address.
    case pathTooLong(path: String, limit: Int)
    /// Another process holds the lock of this path, or answers on it.
    case alreadyServed(path: String)
    /// Something that is no socket stands at the path.
    case notASocket(path: String)
    /// The server was started before, or was already shut down.
    case notStartable
}

extension TransportError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .system(let call, let number):
            return "\(call): \(String(cString: strerror(number)))"
        case .pathTooLong(let path, let limit):
            return "\(path): a socket path has at most \(limit) bytes, this one has \(path.utf8.count)"
        case .alreadyServed(let path):
            return "\(path): another process serves this socket"
        case .notASocket(let path):
            return "\(path): exists and is not a socket; it is left as it is"
        case .notStartable:
            return "the server can be started once"
        }
    }
}
