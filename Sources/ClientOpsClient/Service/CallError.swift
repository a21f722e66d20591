import JSONRPC
import StrictJSON

/// Why a call has no result.
///
/// Programs branch on ``kind``, never on the message.
public struct CallError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What went wrong: the kinds of the daemon's errors, and those that arise on this side.
    public struct Kind: APIWord {
        /// The word as it travels.
        public let rawValue: String

        /// Takes a word.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The parameters are not acceptable.
        public static let invalidParams = Kind(rawValue: ErrorKind.invalidParams.rawValue)
        /// The daemon knows no such method.
        public static let methodNotFound = Kind(rawValue: ErrorKind.methodNotFound.rawValue)
        /// Something failed in the daemon that should not.
        public static let internalError = Kind(rawValue: ErrorKind.internalError.rawValue)
        /// The caller's role does not reach.
        public static let permissionDenied = Kind(rawValue: ErrorKind.permissionDenied.rawValue)
        /// There is no such row, or the caller does not see it.
        public static let notFound = Kind(rawValue: ErrorKind.notFound.rawValue)
        /// A rule forbids it because of another row.
        public static let conflict = Kind(rawValue: ErrorKind.conflict.rawValue)
        /// The row's state does not allow it.
        public static let invalidState = Kind(rawValue: ErrorKind.invalidState.rawValue)
        /// The row has changed since it was read.
        public static let staleRevision = Kind(rawValue: ErrorKind.staleRevision.rawValue)
        /// The retry key belongs to a call with other parameters.
        public static let requestIDReused = Kind(rawValue: ErrorKind.requestIDReused.rawValue)
        /// A limit is reached.
        public static let limitExceeded = Kind(rawValue: ErrorKind.limitExceeded.rawValue)
        /// The daemon gave up at the call's deadline.
        public static let deadlineExceeded = Kind(rawValue: ErrorKind.deadlineExceeded.rawValue)
        /// The store cannot be written.
        public static let storageUnavailable = Kind(rawValue: ErrorKind.storageUnavailable.rawValue)
        /// The daemon is about to end.
        public static let shuttingDown = Kind(rawValue: ErrorKind.shuttingDown.rawValue)

        /// Nobody listens on the socket, or there is none.
        public static let unreachable = Kind(rawValue: "unreachable")
        /// The socket may not be opened.
        public static let socketPermissionDenied = Kind(rawValue: "socket_permission_denied")
        /// The socket belongs to somebody who is not trusted.
        public static let untrustedSocket = Kind(rawValue: "untrusted_socket")
        /// The path cannot name a socket.
        public static let usage = Kind(rawValue: "usage")
        /// No answer came in time.
        public static let timedOut = Kind(rawValue: "timed_out")
        /// The connection ended before the answer.
        public static let connectionClosed = Kind(rawValue: "connection_closed")
        /// What came is no answer.
        public static let protocolViolation = Kind(rawValue: "protocol_violation")
    }

    /// What went wrong.
    public let kind: Kind
    /// One sentence for people.
    public let message: String
    /// Whether the same call may succeed later without anyone doing anything.
    public let isRetryable: Bool
    /// Whether a change may have happened nevertheless; repeating it with its `request_id` settles that.
    public let mayHaveHappened: Bool
    /// The error's `data`, an object.
    public let data: JSONText

    /// The message.
    public var description: String { message }

    init(_ error: ClientError) {
        kind = Kind(rawValue: error.kind)
        message = error.description
        isRetryable = error.isRetryable
        mayHaveHappened = !error.hadNoEffect
        data = JSONText(error.json["data"] ?? .object([:]))
    }
}
