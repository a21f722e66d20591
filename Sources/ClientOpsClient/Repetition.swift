import ClientOpsProtocol
import JSONRPC
import StrictJSON

/// When a call may be sent once more.
enum Repetition {
    private static let effects = Dictionary(
        allMethods.types.map { ($0.name, $0.effect) },
        uniquingKeysWith: { first, _ in first }
    )

    /// Whether a method takes a retry key; one that is not known here counts as one that does not.
    static func takesKey(_ method: String) -> Bool { effects[method] == .write }

    /// Whether the effect of a call is the same however often it is done.
    static func isHarmless(_ method: String, hasKey: Bool, validatesOnly: Bool) -> Bool {
        switch effects[method] {
        case .read, .scan: true
        case .write: hasKey || validatesOnly
        case .job, nil: false
        }
    }

    /// Whether the effect of a call is the same however often it is done.
    static func isHarmless(_ method: String, _ params: JSONObject?) -> Bool {
        isHarmless(
            method,
            hasKey: params?["request_id"]?.stringValue != nil,
            validatesOnly: params?["validate_only"] == true
        )
    }
}

extension ClientError {
    /// Whether it is known that the call changed nothing.
    var hadNoEffect: Bool {
        switch self {
        case .notFound, .refused, .permissionDenied, .untrustedSocket, .invalidPath: true
        case .timedOut(_, let wait, _): wait == .connection
        case .daemon(let error): error.data["outcome"] != "unknown"
        case .unreachable, .closed, .protocolViolation: false
        }
    }

    /// Whether a later attempt may do better.
    var isWorthRepeating: Bool {
        switch self {
        case .notFound, .refused, .closed: true
        case .timedOut(_, let wait, _): wait != .reply
        case .daemon(let error): error.retryable
        case .permissionDenied, .untrustedSocket, .invalidPath, .unreachable, .protocolViolation: false
        }
    }
}
