import ClientOpsClient
import JSONRPC
import StrictJSON

/// Errors for people: the message, then what helps to act on it.
enum ErrorText {
    /// The lines of an error, harmless for a terminal.
    static func lines(for error: ClientError) -> [String] {
        var lines = ["Error: " + Escaping.line(error.description)]
        guard case .daemon(let error) = error else { return lines }
        lines += details(of: error).map { "  \($0.name): \(ValueText.line($0.value))" }
        if error.retryable { lines.append("  The same call may succeed later.") }
        return lines
    }

    private static func details(of error: RPCError) -> [(name: String, value: JSONValue)] {
        switch error.kind {
        case .conflict: conflicts(error.data)
        case .invalidParams:
            named(error.data, [("pointer", "field"), ("expected", "expected")]).map { name, value in
                name == "field" ? (name, .string(field(value.stringValue ?? ""))) : (name, value)
            }
        case .permissionDenied:
            named(error.data, [("role", "role needed"), ("roles", "role needed"), ("how", "how to get it")])
        case .invalidState: named(error.data, [("from", "now"), ("to", "asked for"), ("allowed", "possible")])
        case .staleRevision: named(error.data, [("current", "revision now")])
        case .limitExceeded: named(error.data, [("which", "limit"), ("limit", "allowed"), ("value", "asked for")])
        case .storageUnavailable: named(error.data, [("outcome", "outcome of the change")])
        default: []
        }
    }

    private static func conflicts(_ data: JSONObject) -> [(name: String, value: JSONValue)] {
        let all = data["conflicts"]?.arrayValue ?? [.object(data)]
        return all.flatMap { conflict in
            named(conflict.objectValue ?? [:], [("rule", "rule"), ("conflicting_id", "conflicting id")])
        }
    }

    private static func named(
        _ data: JSONObject,
        _ names: [(String, String)]
    ) -> [(name: String, value: JSONValue)] {
        names.compactMap { member, name in
            guard let value = data[member], !ValueText.isEmpty(value) else { return nil }
            return (name, value)
        }
    }

    /// `/params/name` is the field `name`.
    private static func field(_ pointer: String) -> String {
        let prefix = "/params/"
        return pointer.hasPrefix(prefix) ? String(pointer.dropFirst(prefix.count)) : pointer
    }
}
