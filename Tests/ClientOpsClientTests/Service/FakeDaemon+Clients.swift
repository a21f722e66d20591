import ClientOpsProtocol
import ClientOpsTestSupport
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

extension FakeDaemon {
    /// What an event says of a change.
    static func change(_ seq: Int) -> String {
        let rest =
            #""at":"2026-01-31T09:15:00.000Z","entity":"client","entity_id":\#(seq),"action":"create","revision":1,"actor":null"#
        return #"{"seq":\#(seq),\#(rest)}"#
    }

    /// The data of an error that only the moment is to blame for, as it is published.
    static let passing = [
        "shutting_down": #"{"kind":"shutting_down","retryable":true}"#,
        "limit_exceeded": #"{"kind":"limit_exceeded","retryable":true,"which":"connections","limit":64}"#,
        "storage_unavailable":
            #"{"kind":"storage_unavailable","retryable":true,"why":"The disk is full.","outcome":"unknown"}"#,
    ]
}

extension FakeDaemon.Peer {
    /// Sends the event of a change.
    func event(_ seq: Int) { notify("event", FakeDaemon.change(seq)) }

    /// Turns the whole connection away.
    func turnAway() {
        let data = FakeDaemon.passing["limit_exceeded"] ?? ""
        let error = #"{"code":-32007,"message":"Too many.","data":\#(data)}"#
        write(#"{"jsonrpc":"2.0","id":null,"error":\#(error)}"# + "\n")
    }
}
