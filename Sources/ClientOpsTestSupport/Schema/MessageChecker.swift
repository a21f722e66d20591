import ClientOpsModel
import ClientOpsProtocol
package import StrictJSON

/// Checks what travels against the published description, in both directions: a request that was accepted has to be one
/// that the description allows, and every reply has to have the form that it promises.
package struct MessageChecker: Sendable {
    private let validator: SchemaValidator
    let completion: SchemaCompletion
    private let methods: [String: JSONValue]
    private let errors: [String: JSONValue]
    private let events: [String: JSONValue]

    /// The description that every caller is given.
    package static let published = MessageChecker(
        document: OpenRPCDocument.build(methods: allMethods.types, caller: nil)
    )

    /// Errors of messages that never become the call of a method.
    private static let envelopeErrors: Set<String> = ["parse_error", "invalid_request", "method_not_found"]

    /// Makes a checker of an OpenRPC document.
    package init(document: JSONValue) {
        validator = SchemaValidator(document: document)
        completion = SchemaCompletion(document: document)
        methods = Self.table(document["methods"], by: "name")
        errors = Self.table(document["x-errors"], by: "kind")
        events = Self.table(document["x-events"], by: "name")
    }

    private static func table(_ elements: JSONValue?, by key: String) -> [String: JSONValue] {
        let pairs = (elements?.arrayValue ?? []).map { ($0[key]?.stringValue ?? "", $0) }
        return Dictionary(pairs) { first, _ in first }
    }

    /// Finds what of an exchange the description does not allow.
    ///
    /// - Parameters:
    ///   - request: what was sent; nil when it was no JSON.
    ///   - reply: what came back; nil for nothing.
    /// - Returns: one line for each difference.
    package func problems(request: JSONValue?, reply: JSONValue?) -> [String] {
        switch reply {
        case nil: []
        case .array(let replies): replies.flatMap { problems(Self.request(of: $0, in: request), $0) }
        case .some(let reply): problems(request, reply)
        }
    }

    /// Finds what of a message that nobody asked for the description does not allow.
    ///
    /// - Parameter message: what came.
    /// - Returns: one line for each difference.
    package func problems(notification message: JSONValue) -> [String] {
        let name = message["method"]?.stringValue ?? "message"
        guard let event = events[name] else { return ["\(name): came without being published"] }
        var lines: [String] = []
        if message["jsonrpc"] != "2.0" { lines.append("/jsonrpc: is not 2.0") }
        if message.objectValue?.count != 3 { lines.append("/: there are not exactly three members") }
        lines += validator.problems(message["params"] ?? .null, event["params"] ?? [:], at: "/params")
        return lines.map { "\(name) \($0)" }
    }

    /// Finds what of a request the description does not allow, whatever comes of it.
    ///
    /// - Parameter request: what was sent.
    /// - Returns: one line for each difference.
    package func problems(call request: JSONValue) -> [String] {
        guard let name = request["method"]?.stringValue else { return ["request: has no method"] }
        var lines: [String] = []
        if request["jsonrpc"] != "2.0" { lines.append("/jsonrpc: is not 2.0") }
        for member in (request.objectValue ?? [:]).keys where !Self.requestMembers.contains(member) {
            lines.append("/: has the unknown member \(member)")
        }
        if methods[name] == nil { lines.append("/method: is not published") }
        return (lines + paramsProblems(request)).map { "\(name) \($0)" }
    }

    /// Finds what of a reply the description does not allow, whether or not its request is as published.
    ///
    /// - Parameters:
    ///   - reply: what came back.
    ///   - request: what was sent; nil for what could not be read.
    /// - Returns: one line for each difference.
    package func problems(answer reply: JSONValue, to request: JSONValue?) -> [String] {
        problems(request, reply, checksParams: false)
    }

    /// What a method answers; nil for one that is not published.
    func resultSchema(of name: String) -> JSONValue? { methods[name]?["result"]?["schema"] }

    private static let requestMembers: Set<String> = ["jsonrpc", "id", "method", "params"]

    /// The element of a batch that a reply belongs to, if its id says so beyond doubt.
    private static func request(of reply: JSONValue, in batch: JSONValue?) -> JSONValue? {
        let candidates = (batch?.arrayValue ?? []).filter { $0["id"] != nil && $0["id"] == reply["id"] }
        return candidates.count == 1 ? candidates.first : nil
    }

    private func problems(
        _ request: JSONValue?,
        _ reply: JSONValue,
        checksParams: Bool = true
    ) -> [String] {
        let name = request?["method"]?.stringValue
        let envelope = envelopeProblems(request, reply)
        let content: [String] =
            switch (reply["result"], reply["error"]) {
            case (let result?, nil): (checksParams ? paramsProblems(request) : []) + resultProblems(name, result)
            case (nil, let error?): errorProblems(name, error)
            default: ["/: there is neither a result nor an error, or both"]
            }
        return (envelope + content).map { "\(name ?? "message") \($0)" }
    }

    private func envelopeProblems(_ request: JSONValue?, _ reply: JSONValue) -> [String] {
        var lines: [String] = []
        if reply["jsonrpc"] != "2.0" { lines.append("/jsonrpc: is not 2.0") }
        if reply.objectValue?.count != 3 { lines.append("/: there are not exactly three members") }
        if let id = request?["id"], reply["error"] == nil, reply["id"] != id {
            lines.append("/id: is not the request's")
        }
        return lines
    }

    private func resultProblems(_ name: String?, _ result: JSONValue) -> [String] {
        // A reply of a batch that cannot be told apart from others has no name.
        guard let name else { return [] }
        guard let method = methods[name] else { return [": succeeded without being published"] }
        return validator.problems(result, method["result"]?["schema"] ?? [:], at: "/result")
    }

    private func paramsProblems(_ request: JSONValue?) -> [String] {
        guard let request, let method = request["method"]?.stringValue.flatMap({ methods[$0] }) else { return [] }
        let params = request["params"] ?? [:]
        let descriptors = method["params"]?.arrayValue ?? []
        let schemas = descriptors.map { ($0["name"]?.stringValue ?? "", $0["schema"] ?? [:]) }
        let required = descriptors.filter { $0["required"] == true }.compactMap { $0["name"] }
        let schema: JSONValue = [
            "type": "object", "properties": .object(JSONObject(schemas)), "required": .array(required),
            "additionalProperties": false,
        ]
        let given = params == [] ? [:] : params
        // What is no free text, such as an epoch, is read as it stands.
        guard !validator.problems(given, schema, at: "/params").isEmpty else { return [] }
        return validator.problems(Self.trimmed(given), schema, at: "/params")
    }

    private func errorProblems(_ name: String?, _ error: JSONValue) -> [String] {
        let kind = error["data"]?["kind"]?.stringValue ?? ""
        guard let form = errors[kind] else { return ["/error/data/kind: \(kind) is not published"] }
        var lines = validator.problems(error["data"] ?? .null, form["data"] ?? [:], at: "/error/data")
        if error["code"] != form["code"] { lines.append("/error/code: is not that of \(kind)") }
        if error["message"]?.stringValue?.isEmpty ?? true { lines.append("/error/message: is missing") }
        if error.objectValue?.count != 3 { lines.append("/error: there are not exactly three members") }
        if let name, let method = methods[name], !Self.envelopeErrors.contains(kind),
            !(method["errors"]?.arrayValue ?? []).contains(where: { $0["code"] == form["code"] })
        {
            lines.append("/error: \(kind) is not declared")
        }
        return lines
    }

    /// Parameters as the daemon reads them: text is trimmed, and what is empty then is null (DECISIONS.md 3).
    private static func trimmed(_ value: JSONValue) -> JSONValue {
        switch value {
        case .string(let text) where TextRules.isBlank(text): .null
        case .string(let text): .string((try? TextRules.normalize(text, multiline: true)) ?? text)
        case .array(let elements): .array(elements.map(trimmed))
        case .object(let members): .object(JSONObject(members.map { ($0, trimmed($1)) }))
        default: value
        }
    }
}
