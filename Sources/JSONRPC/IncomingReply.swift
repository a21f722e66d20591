package import StrictJSON

/// What a client receives on a line.
///
/// Members that are not known are passed over: a newer daemon may send more.
package enum IncomingReply: Sendable {
    /// The answer to a call.
    case reply(id: RequestID, Result<JSONNode, RPCError>)

    /// A message that nobody asked for.
    case notification(method: String, params: JSONNode?)

    /// The answers to a batch.
    case batch([IncomingReply])

    /// Reads a line.
    ///
    /// - Parameter line: The line without its end.
    /// - Returns: What the line holds.
    /// - Throws: `parse_error` or `invalid_request` if the line is no answer.
    package static func parse(_ line: [UInt8]) throws(RPCError) -> IncomingReply {
        let root: JSONNode
        do throws(JSONSyntaxError) {
            root = try JSONDocument(line).root
        } catch {
            throw RPCError(error)
        }
        guard root.kind == .array else { return try parse(message: root) }
        var replies: [IncomingReply] = []
        for element in root.elements { replies.append(try parse(message: element)) }
        return .batch(replies)
    }

    private static func parse(message: JSONNode) throws(RPCError) -> IncomingReply {
        guard message.member("jsonrpc")?.string == "2.0" else {
            throw .invalidRequest(pointer: message.pointer + "/jsonrpc", expected: "\"2.0\"")
        }
        if let method = message.member("method")?.string {
            return .notification(method: method, params: message.member("params"))
        }
        guard let id = message.member("id").flatMap(RequestID.init) else {
            throw .invalidRequest(pointer: message.pointer + "/id", expected: "a string, a number or null")
        }
        switch (message.member("result"), message.member("error")) {
        case (let result?, nil):
            return .reply(id: id, .success(result))
        case (nil, let error?):
            guard let error = RPCError(JSONValue(error)) else {
                throw .invalidRequest(pointer: message.pointer + "/error", expected: "an error object")
            }
            return .reply(id: id, .failure(error))
        default:
            throw .invalidRequest(pointer: message.pointer, expected: "either a result or an error")
        }
    }
}
