package import ClientOpsProtocol
import JSONRPC
package import StrictJSON

extension Connection {
    /// Calls a method by name.
    ///
    /// - Parameters:
    ///   - method: the name of the method.
    ///   - params: the parameters, nil for none.
    /// - Returns: the result.
    /// - Throws: why there is none; `daemon` for an error that the daemon answered.
    package func call(_ method: String, params: JSONObject? = nil) throws(ClientError) -> JSONValue {
        JSONValue(try result(of: method, params: params.map { JSONValue.object($0).serialized() }))
    }

    /// Calls a method by name on a connection of its own, and once more when the daemon goes away meanwhile, if
    /// repeating the call does no harm.
    ///
    /// - Parameters:
    ///   - method: the name of the method.
    ///   - params: the parameters, nil for none.
    ///   - path: the socket.
    ///   - options: waits, sizes and trust.
    /// - Returns: the result.
    /// - Throws: why there is none; `daemon` for an error that the daemon answered.
    package static func call(
        _ method: String,
        params: JSONObject?,
        path: String,
        options: ConnectionOptions
    ) throws(ClientError) -> JSONValue {
        do throws(ClientError) {
            return try Connection(path: path, options: options).call(method, params: params)
        } catch {
            guard case .closed = error, Repetition.isHarmless(method, params) else { throw error }
        }
        return try Connection(path: path, options: options).call(method, params: params)
    }

    /// Calls a method.
    ///
    /// - Parameters:
    ///   - method: the method.
    ///   - params: its own parameters.
    ///   - reserved: what any method takes besides.
    /// - Returns: the result.
    /// - Throws: why there is none; `daemon` for an error that the daemon answered.
    package func call<M: Method>(
        _ method: M.Type,
        _ params: M.Params,
        reserved: ReservedParams = ReservedParams()
    ) throws(ClientError) -> M.Result {
        let node = try result(of: M.name, params: try CallText.params(CallText.encode(params), reserved))
        return try CallText.result(M.Result.self, of: M.name, from: node)
    }

    /// Sends a line as it is and waits for the next line that is no notification.
    ///
    /// - Parameter line: one request or one batch; a notification is never answered, so that the wait would be in vain.
    /// - Returns: the answer without its end.
    /// - Throws: why there is none.
    package func callRaw(_ line: [UInt8]) throws(ClientError) -> [UInt8] {
        try send(line: line)
        return try receiveLine()
    }

    private func result(of method: String, params: [UInt8]?) throws(ClientError) -> JSONNode {
        let id: RequestID?
        do throws(ClientError) {
            id = try send(method, params: params)
        } catch {
            // A daemon that refuses a connection says why and closes it, perhaps before it has read the call.
            guard case .closed = error else { throw error }
            id = nil
        }
        let answer = try receive()
        if case .failure(let error) = answer.result, answer.id == id || answer.id == .null { throw .daemon(error) }
        guard case .success(let node) = answer.result, answer.id == id else {
            throw .protocolViolation("an answer came that belongs to another call")
        }
        return node
    }
}
