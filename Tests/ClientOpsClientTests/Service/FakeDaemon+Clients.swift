import ClientOpsProtocol
import Foundation
import StrictJSON

@testable import ClientOpsClient

extension FakeDaemon {
    /// A client of this daemon that waits next to nothing between attempts.
    func client(_ options: ConnectionOptions = ConnectionOptions(replyTimeout: nil)) -> DaemonClient {
        DaemonClient(path: path, options: options, backoff: Backoff(first: .milliseconds(1), longest: .milliseconds(2)))
    }

    /// The parameters of the lines that arrived so far.
    func receivedParams() throws -> [JSONValue] {
        try received.map { JSONValue(try JSONDocument($0).root)["params"] ?? .null }
    }
}

extension CallOptions {
    /// A machine under load has as long as it takes.
    static let patient = CallOptions(deadline: nil)
}

extension FakeDaemon.Peer {
    /// Answers every call up to the end with its method's name.
    func echo() {
        while let line = readLine() { answer(line, "\"\(FakeDaemon.method(of: line))\"") }
    }

    /// Answers a call.
    func answer(_ line: String, _ result: String) {
        write(#"{"jsonrpc":"2.0","id":\#(FakeDaemon.id(of: line)),"result":\#(result)}"# + "\n")
    }

    /// Answers a call with an error.
    func refuse(_ line: String, _ code: Int, _ data: String) {
        let error = #"{"code":\#(code),"message":"No.","data":\#(data)}"#
        write(#"{"jsonrpc":"2.0","id":\#(FakeDaemon.id(of: line)),"error":\#(error)}"# + "\n")
    }

    /// Sends a notification.
    func notify(_ method: String, _ params: String) {
        write(#"{"jsonrpc":"2.0","method":"\#(method)","params":\#(params)}"# + "\n")
    }

    /// Sends the event of a change.
    func event(_ seq: Int) {
        let row =
            #""at":"2026-01-31T09:15:00.000Z","entity":"client","entity_id":\#(seq),"action":"create","revision":1"#
        notify("event", #"{"seq":\#(seq),\#(row)}"#)
    }
}

extension FakeDaemon {
    /// The method of a request.
    static func method(of line: String) -> String {
        let parts = line.components(separatedBy: #""method":""#)
        return parts.count > 1 ? String(parts[1].prefix { $0 != "\"" }) : ""
    }
}
