import ClientOpsClient
import ClientOpsTestSupport
import StrictJSON

/// A connection that follows the change feed, on a socket without any library.
struct Subscriber {
    /// What came.
    enum Message {
        case event(AuditLog.Change)
        case lagged(fromSeq: Int64)
        case reply(JSONValue)
    }

    let client: SocketClient
    let epoch: String
    /// The position behind which the events come.
    let start: Int64
    let resumed: Bool

    /// Connects and subscribes.
    ///
    /// - Parameters:
    ///   - daemon: where to.
    ///   - position: where to go on; nil for from now.
    /// - Throws: `DaemonFailure` when there is no answer.
    init(to daemon: RunningDaemon, after position: (epoch: String, seq: Int64)? = nil) throws {
        client = try daemon.connectRaw()
        let after = position.map { #","params":{"after":{"epoch":"\#($0.epoch)","seq":\#($0.seq)}}"# } ?? ""
        try client.send(line: #"{"jsonrpc":"2.0","id":0,"method":"event.subscribe"\#(after)}"#)
        guard case .reply(let reply)? = try Self.read(client), let result = reply["result"] else {
            throw DaemonFailure("the subscription was not answered")
        }
        epoch = result["epoch"]?.stringValue ?? ""
        start = result["seq"]?.integerValue ?? -1
        resumed = result["resumed"]?.boolValue ?? false
    }

    /// The next message; nil at the end of the stream.
    func next() throws -> Message? { try Self.read(client) }

    /// Reads events until one satisfies a condition.
    ///
    /// - Returns: the positions of all, and those of the notices of falling behind.
    func events(until isLast: (AuditLog.Change) -> Bool) throws -> (seqs: [Int64], lags: [Int64]) {
        var (seqs, lags): ([Int64], [Int64]) = ([], [])
        while let message = try next() {
            switch message {
            case .event(let change):
                seqs.append(change.seq)
                if isLast(change) { return (seqs, lags) }
            case .lagged(let seq): lags.append(seq)
            case .reply(let reply): throw DaemonFailure("an answer came unasked: \(reply)")
            }
        }
        throw DaemonFailure("the stream ended early")
    }

    private static func read(_ client: SocketClient) throws -> Message? {
        guard let line = try client.readLine() else { return nil }
        let message = JSONValue(try JSONDocument(line).root)
        let params = message["params"] ?? .null
        switch message["method"]?.stringValue {
        case nil: return .reply(message)
        case "event.lagged"?: return .lagged(fromSeq: params["from_seq"]?.integerValue ?? -1)
        default:
            return .event(
                AuditLog.Change(
                    seq: params["seq"]?.integerValue ?? -1,
                    entity: params["entity"]?.stringValue ?? "",
                    id: params["entity_id"]?.integerValue ?? -1
                )
            )
        }
    }
}

/// A client with many instances, whose archiving and restoring writes many changes at once.
struct BulkWriter {
    let daemon: RunningDaemon
    private let client: JSONValue
    /// Changes of one archiving or restoring.
    let step: Int

    /// Makes the rows.
    init(to daemon: RunningDaemon, instances: Int = 500) throws {
        self.daemon = daemon
        step = instances + 2
        let connection = try daemon.connect()
        client = try connection.call("client.create", params: ["name": "Bulk"])["id"] ?? .null
        let project =
            try connection.call("project.create", params: ["client_id": client, "name": "Bulk"])["id"] ?? .null
        try connection.createAll(
            "instance.create",
            (1...instances).map { number in
                ["project_id": project, "name": .string("i\(number)"), "type": "staging", "active": false]
            }
        )
    }

    /// Makes at least that many changes.
    func write(_ count: Int) throws {
        let connection = try daemon.connect()
        for number in 0..<(count + step - 1) / step {
            let method = number.isMultiple(of: 2) ? "client.archive" : "client.restore"
            _ = try connection.call(method, params: ["id": client, "reason": "test"])
        }
        if !((count + step - 1) / step).isMultiple(of: 2) {
            _ = try connection.call("client.restore", params: ["id": client])
        }
    }
}
