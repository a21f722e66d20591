import StrictJSON

/// What a line holds.
package enum IncomingMessage: Sendable {
    /// One call.
    case request(RPCRequest)

    /// Several calls, answered together in one array; not answered at all if all of them are notifications.
    case batch([Result<RPCRequest, InvalidElement>])

    /// Neither; answered with the error and the id, or with the id `null` if none could be read.
    case invalid(RPCError, id: RequestID?)

    /// Reads a line.
    ///
    /// - Parameters:
    ///   - line: The line without its end.
    ///   - maximumBatch: How many calls a batch may hold.
    /// - Returns: What the line holds; never nothing.
    package static func parse(_ line: [UInt8], maximumBatch: Int) -> IncomingMessage {
        do throws(JSONSyntaxError) {
            let root = try JSONDocument(line).root
            return root.kind == .array ? parse(batch: root, maximum: maximumBatch) : parse(single: root)
        } catch {
            return .invalid(RPCError(error), id: nil)
        }
    }

    private static func parse(single root: JSONNode) -> IncomingMessage {
        if let number = firstNumberOutOfRange(in: root) { return outOfRange(number) }
        return switch RPCRequest.parse(root, pointerPrefix: "") {
        case .success(let request): .request(request)
        case .failure(let element): .invalid(element.error, id: element.id)
        }
    }

    private static func parse(batch root: JSONNode, maximum: Int) -> IncomingMessage {
        let count = root.count
        guard count > 0 else {
            return .invalid(.invalidRequest(pointer: "", expected: "at least one request in a batch"), id: nil)
        }
        for element in root.elements {
            if let number = firstNumberOutOfRange(in: element) { return outOfRange(number) }
        }
        guard count <= maximum else {
            return .invalid(.limitExceeded(which: "batch", limit: maximum, value: count, retryable: false), id: nil)
        }
        let elements = root.elements.enumerated().map { index, element in
            RPCRequest.parse(element, pointerPrefix: "/\(index)")
        }
        return .batch(elements)
    }

    /// Ids are echoed, not read, so that their range does not matter.
    private static func firstNumberOutOfRange(in request: JSONNode) -> JSONNode? {
        guard let first = request.firstNumberOutOfRange() else { return nil }
        guard let id = request.member("id"), id.kind == .number else { return first }
        return request.firstNumberOutOfRange(excluding: id)
    }

    private static func outOfRange(_ number: JSONNode) -> IncomingMessage {
        let range = "a number that is finite, and within ±9007199254740991 if it is an integer"
        return .invalid(.parseError(pointer: number.pointer, reason: "expected " + range), id: nil)
    }
}

extension RPCRequest {
    /// Reads one request.
    ///
    /// - Parameters:
    ///   - node: The request.
    ///   - pointerPrefix: What leads to it in its message.
    /// - Returns: The request, or what to answer instead.
    static func parse(_ node: JSONNode, pointerPrefix: String) -> Result<RPCRequest, InvalidElement> {
        var members = EnvelopeMembers()
        if let problem = members.read(node) {
            let error = RPCError.invalidRequest(pointer: pointerPrefix + problem.place, expected: problem.expected)
            return .failure(InvalidElement(error: error, id: members.id))
        }
        let params = members.params.flatMap { $0.kind == .array && $0.count == 0 ? nil : $0 }
        let request = RPCRequest(id: members.id, method: members.method, params: params, pointerPrefix: pointerPrefix)
        return .success(request)
    }
}

/// The members of a request while it is read.
private struct EnvelopeMembers {
    var version: JSONNode?
    var id: RequestID?
    var method = ""
    var params: JSONNode?

    typealias Problem = (place: String, expected: String)

    /// Takes the members and returns the first thing that is wrong with them.
    mutating func read(_ node: JSONNode) -> Problem? {
        guard node.kind == .object else { return ("", "an object") }
        var methodNode: JSONNode?
        var hasID = false
        var unknown: String?
        for (key, value) in node.members {
            switch key {
            case "jsonrpc": version = value
            case "id": (id, hasID) = (RequestID(value), true)
            case "method": methodNode = value
            case "params": params = value
            default: unknown = unknown ?? key
            }
        }
        guard version?.string == "2.0" else { return ("/jsonrpc", "\"2.0\"") }
        if hasID, id == nil {
            return ("/id", "a string, a number or null of at most \(RequestID.maximumLength) bytes")
        }
        guard let name = methodNode?.string else { return ("/method", "the name of a method") }
        method = name
        if let params, params.kind != .object, params.kind != .array { return ("/params", "an object") }
        return unknown.map { ("/" + JSONPointer.escape($0), "no such member") }
    }
}
