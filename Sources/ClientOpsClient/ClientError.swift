package import JSONRPC

/// Why a call has no result.
package enum ClientError: Error, Sendable, Hashable {
    /// There is no socket at the path.
    case notFound(path: String)
    /// The socket may not be opened.
    case permissionDenied(SocketAccess)
    /// Nobody listens on the socket.
    case refused(path: String)
    /// The socket belongs to somebody who could read along.
    case untrustedSocket(path: String, owner: String)
    /// The path cannot name a socket.
    case invalidPath(path: String, reason: String)
    /// The socket cannot be used for another reason.
    case unreachable(path: String, reason: String)
    /// The daemon did not do something in time.
    case timedOut(path: String, waitingFor: Wait, seconds: Double)
    /// The daemon ended the conversation before it answered.
    case closed(path: String)
    /// The daemon sent what is no answer.
    case protocolViolation(String)
    /// The daemon answered an error.
    case daemon(RPCError)

    /// What a client waits for.
    package enum Wait: String, Sendable, Hashable {
        case connection, room, reply
    }
}

extension ClientError {
    /// The status a program exits with (PROTOCOL.md, DECISIONS.md 30).
    package var exitStatus: Int32 {
        switch self {
        case .notFound, .refused, .untrustedSocket, .unreachable, .closed, .protocolViolation: 69
        case .permissionDenied: 77
        case .invalidPath: 64
        case .timedOut: 124
        case .daemon(let error): Self.exitStatus(of: error)
        }
    }

    private static func exitStatus(of error: RPCError) -> Int32 {
        switch error.kind {
        case .permissionDenied: 77
        case .deadlineExceeded: 124
        case .shuttingDown, .storageUnavailable: 75
        case .limitExceeded where error.retryable: 75
        default: 1
        }
    }
}
