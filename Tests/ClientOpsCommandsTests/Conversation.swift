import ClientOpsTestSupport
import StrictJSON
import Testing

/// A daemon that answers by method, and differently when it is only asked what would happen.
struct Conversation: Sendable {
    /// Results by method; `method?` answers a call with `validate_only`.
    var results: [String: String]

    /// Runs the program against the daemon.
    ///
    /// - Parameters:
    ///   - line: the arguments, separated by blanks.
    ///   - reply: what a person answers, nil when nobody sits there.
    ///   - sourceLocation: where a test runs it.
    /// - Returns: the run, and the calls in their order with their parameters.
    /// - Throws: when there can be no socket, or the program sent no JSON.
    func run(
        _ line: String,
        reply: String?,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> (run: TestRun, calls: [String]) {
        let results = results
        let daemon = try FakeDaemon(sourceLocation: sourceLocation) { peer in
            guard let line = peer.readLine() else { return }
            Self.answer(line, results, peer)
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

    private static func answer(_ line: String, _ results: [String: String], _ peer: borrowing FakeDaemon.Peer) {
        guard let request = try? JSONValue(JSONDocument(line).root), let method = request["method"]?.stringValue else {
            return
        }
        let isPreview = request["params"]?["validate_only"]?.boolValue == true
        if let result = results[isPreview ? method + "?" : method] {
            peer.answer(line, part: result)
        } else {
            let entity = method.prefix { $0 != "." }
            let data = #"{"kind":"not_found","retryable":false,"entity":"\#(entity)","id":3}"#
            peer.refuse(line, -32002, data, message: "There is none.")
        }
    }

    /// A request as `method {"its":"parameters"}`.
    private static func call(_ line: String) throws -> String {
        let request = JSONValue(try JSONDocument(line).root)
        let params = (request["params"] ?? [:]).serialized()
        return "\(request["method"]?.stringValue ?? "") \(String(decoding: params, as: UTF8.self))"
    }
}
