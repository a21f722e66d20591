/// What went wrong, as programs see it; the vocabulary is closed.
package enum ErrorKind: String, CaseIterable, Sendable, Codable {
    case parseError = "parse_error"
    case invalidRequest = "invalid_request"
    case methodNotFound = "method_not_found"
    case invalidParams = "invalid_params"
    case internalError = "internal"
    case permissionDenied = "permission_denied"
    case notFound = "not_found"
    case conflict
    case invalidState = "invalid_state"
    case staleRevision = "stale_revision"
    case requestIDReused = "request_id_reused"
    case limitExceeded = "limit_exceeded"
    case deadlineExceeded = "deadline_exceeded"
    case storageUnavailable = "storage_unavailable"
    case shuttingDown = "shutting_down"

    /// The number that JSON-RPC calls `code`.
    package var code: Int {
        switch self {
        case .parseError: -32700
        case .invalidRequest: -32600
        case .methodNotFound: -32601
        case .invalidParams: -32602
        case .internalError: -32603
        case .permissionDenied: -32001
        case .notFound: -32002
        case .conflict: -32003
        case .invalidState: -32004
        case .staleRevision: -32005
        case .requestIDReused: -32006
        case .limitExceeded: -32007
        case .deadlineExceeded: -32008
        case .storageUnavailable: -32009
        case .shuttingDown: -32010
        }
    }

    /// Returns the kind with that number, or `nil` if there is none.
    ///
    /// - Parameter code: The number.
    package init?(code: Int) {
        guard let kind = Self.allCases.first(where: { $0.code == code }) else { return nil }
        self = kind
    }

    /// Whether the same call may succeed later, unless an error says otherwise.
    package var isRetryable: Bool {
        switch self {
        case .limitExceeded, .storageUnavailable, .shuttingDown: true
        default: false
        }
    }
}
