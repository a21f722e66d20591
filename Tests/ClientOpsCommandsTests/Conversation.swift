import StrictJSON

/// A daemon that answers by method, and differently when it is only asked what would happen.
struct Conversation: Sendable {
    /// Results by method; `method?` answers a call with `validate_only`.
    var results: [String: String]

    /// Runs the program against the daemon.
    ///
    /// - Parameters:
    ///   - line: the arguments, separated by blanks.
    ///   - reply: what a person answers, nil when nobody sits there.
    /// - Returns: the run, and the calls in their order with their parameters.
    /// - Throws: when there can be no socket, or the program sent no JSON.
    func run(_ line: String, reply: String?) throws -> (run: TestRun, calls: [String]) {
        let results = results
        let daemon = try FakeDaemon { peer in
            guard let line = peer.readLine() else { return }
            peer.write(Self.answer(to: line, results) + "\n")
            peer.waitForEnd()
        }
        let run = withExtendedLifetime(daemon) {
            TestRun(
                line.split(separator: " ").map(String.init) + ["--socket", daemon.path],
                terminalWidth: reply == nil ? nil : 80,
                reply: reply
            )
        }
        return (run, try daemon.received.map(Self.call))
    }

    private static func answer(to line: String, _ results: [String: String]) -> String {
        guard let request = try? JSONValue(JSONDocument(line).root), let method = request["method"]?.stringValue else {
            return ""
        }
        let isPreview = request["params"]?["validate_only"]?.boolValue == true
        let id = FakeDaemon.id(of: line)
        guard let result = results[isPreview ? method + "?" : method] else {
            return #"{"jsonrpc":"2.0","id":\#(id),"error":{"code":-32002,"message":"There is none.","data":"#
                + #"{"kind":"not_found","retryable":false}}}"#
        }
        return #"{"jsonrpc":"2.0","id":\#(id),"result":\#(result)}"#
    }

    /// A request as `method {"its":"parameters"}`.
    private static func call(_ line: String) throws -> String {
        let request = JSONValue(try JSONDocument(line).root)
        let params = (request["params"] ?? [:]).serialized()
        return "\(request["method"]?.stringValue ?? "") \(String(decoding: params, as: UTF8.self))"
    }
}
