import JSONRPC
package import StrictJSON

extension ClientError: CustomStringConvertible {
    /// What happened and what to do about it, for people.
    package var description: String {
        switch self {
        case .notFound(let path), .refused(let path):
            "The daemon is not running at \(path). \(Self.advice(forStarting: path))"
        case .permissionDenied(let access):
            Self.words(for: access)
        case .untrustedSocket(let path, let owner):
            "The socket \(path) belongs to \(owner). Only a socket of root, of yourself or of "
                + "\(Accounts.serviceName) is talked to."
        case .invalidPath(let path, let reason):
            "\(path) cannot be a socket: \(reason)."
        case .unreachable(let path, let reason):
            "The daemon cannot be reached at \(path): \(reason)."
        case .timedOut(let path, let wait, let seconds):
            Self.words(forTimeout: wait, path: path, seconds: seconds)
        case .closed(let path):
            "The daemon at \(path) closed the connection before it answered. See: journalctl -u clientops.service"
        case .protocolViolation(let reason):
            "The daemon's answer is not understood: \(reason)."
        case .daemon(let error):
            error.message
        }
    }

    private static func advice(forStarting path: String) -> String {
        path == SocketLocation.installedPath
            ? "Start it with: systemctl start clientops.socket"
            : "Start it, or name another socket with --socket or $CLIENTOPS_SOCKET."
    }

    private static func words(for access: SocketAccess) -> String {
        let what = "(owner \(access.owner), group \(access.group), mode \(access.octalMode))"
        guard access.blockedBy == access.path else {
            return "You may not open \(access.path): the directory \(access.blockedBy) is closed to you \(what)."
        }
        let isForGroup = access.mode & 0o060 == 0o060 && access.group != "root"
        let advice =
            isForGroup
            ? " Ask an administrator to add you to group \(access.group): usermod -aG \(access.group) "
                + "\(access.caller), then log in again."
            : " It is \(access.owner)'s alone."
        return "You may not open \(access.path) \(what).\(advice)"
    }

    private static func words(forTimeout wait: Wait, path: String, seconds: Double) -> String {
        let limit = seconds == seconds.rounded() ? "\(Int64(seconds))" : "\(seconds)"
        return switch wait {
        case .connection: "The daemon at \(path) did not accept the connection within \(limit) s."
        case .room: "The daemon at \(path) did not take the call within \(limit) s."
        case .reply: "The daemon at \(path) did not answer within \(limit) s; a change may have happened nevertheless."
        }
    }
}

extension ClientError {
    /// A word for programs: the daemon's own kind, or one for what happened on this side.
    package var kind: String {
        switch self {
        case .notFound, .refused, .unreachable: "unreachable"
        case .permissionDenied: "socket_permission_denied"
        case .untrustedSocket: "untrusted_socket"
        case .invalidPath: "usage"
        case .timedOut: "timed_out"
        case .closed: "connection_closed"
        case .protocolViolation: "protocol_violation"
        case .daemon(let error): error.kind.rawValue
        }
    }

    /// The number of errors that arise on this side; −32000 is in the range JSON-RPC leaves to implementations.
    package static let localCode: Int64 = -32000

    /// The error in the form in which the daemon sends its own.
    package var json: JSONValue {
        if case .daemon(let error) = self {
            var writer = JSONWriter()
            error.write(to: &writer)
            guard let document = try? JSONDocument(writer.bytes) else { return .null }
            return JSONValue(document.root)
        }
        var data: JSONObject = ["kind": .string(kind), "retryable": .bool(isRetryable)]
        for (key, value) in details { data[key] = value }
        return ["code": .integer(Self.localCode), "message": .string(description), "data": .object(data)]
    }

    /// Whether the same call may succeed later without anyone doing anything.
    package var isRetryable: Bool {
        switch self {
        case .timedOut, .closed: true
        case .daemon(let error): error.retryable
        default: false
        }
    }

    private var details: JSONObject {
        switch self {
        case .notFound(let path), .refused(let path), .closed(let path): ["path": .string(path)]
        case .invalidPath(let path, let reason), .unreachable(let path, let reason):
            ["path": .string(path), "reason": .string(reason)]
        case .untrustedSocket(let path, let owner): ["path": .string(path), "owner": .string(owner)]
        case .timedOut(let path, let wait, let seconds):
            ["path": .string(path), "waiting_for": .string(wait.rawValue), "seconds": .double(seconds)]
        case .permissionDenied(let access):
            [
                "path": .string(access.path), "blocked_by": .string(access.blockedBy), "owner": .string(access.owner),
                "group": .string(access.group), "mode": .string(access.octalMode),
            ]
        case .protocolViolation(let reason): ["reason": .string(reason)]
        case .daemon(let error): error.data
        }
    }
}
