import Glibc

extension StreamSocket {
    /// Connects to a socket that is trusted.
    ///
    /// - Parameters:
    ///   - path: the socket.
    ///   - options: waits and trust.
    /// - Returns: the connected socket.
    /// - Throws: why there is no connection.
    static func open(_ path: String, _ options: ConnectionOptions) throws(ClientError) -> StreamSocket {
        try check(path, trust: options.trust)
        let socket: StreamSocket
        do throws(SocketFailure) {
            socket = try StreamSocket(path: path, timeout: options.connectTimeout)
        } catch {
            throw ClientError(error, connectingTo: path, limit: options.connectTimeout)
        }
        // The file may have been exchanged since it was looked at; the kernel's word about the listener cannot be.
        if let uid = socket.peerUID, !options.trust.isTrusted(uid) {
            throw .untrustedSocket(path: path, owner: Accounts.name(ofUser: uid))
        }
        return socket
    }

    private static func check(_ path: String, trust: SocketTrust) throws(ClientError) {
        guard !path.utf8.contains(0) else { throw .invalidPath(path: path, reason: "it contains a zero byte") }
        guard path.utf8.count <= maximumPathLength else {
            throw .invalidPath(path: path, reason: "the path of a socket has at most \(maximumPathLength) bytes")
        }
        // What cannot be examined fails again, and with its reason, when it is opened.
        guard let status = FileStatus(path: path) else { return }
        guard status.isSocket else { throw .unreachable(path: path, reason: "it is not a socket") }
        guard trust.isTrusted(status.uid) else {
            throw .untrustedSocket(path: path, owner: Accounts.name(ofUser: status.uid))
        }
    }
}

extension ClientError {
    /// Says why there is no connection.
    init(_ failure: SocketFailure, connectingTo path: String, limit: Duration) {
        self =
            switch failure {
            case .timedOut: .timedOut(path: path, waitingFor: .connection, seconds: limit.inSeconds)
            case .closed: .closed(path: path)
            case .system(ENOENT): .notFound(path: path)
            case .system(ECONNREFUSED): .refused(path: path)
            case .system(EACCES), .system(EPERM): .permissionDenied(.examine(path))
            case .system(let code): .unreachable(path: path, reason: Self.words(for: code))
            }
    }

    /// Says what became of a connection.
    init(_ failure: SocketFailure, path: String, waitingFor wait: Wait, limit: Duration?) {
        self =
            switch failure {
            case .timedOut: .timedOut(path: path, waitingFor: wait, seconds: limit?.inSeconds ?? 0)
            case .closed: .closed(path: path)
            case .system(let code): .unreachable(path: path, reason: Self.words(for: code))
            }
    }

    private static func words(for code: Int32) -> String { String(cString: strerror(code)) }
}

extension Duration {
    /// The duration as a number of seconds.
    var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
