import ClientOpsClient
import ClientOpsTestSupport
import Dispatch
import StrictJSON

/// What a writing connection knows when its daemon is gone.
struct Ledger: Sendable {
    /// The ids that were answered, by name.
    var acknowledged: [String: Int64] = [:]
    /// The names that were sent, or nearly so, and never answered.
    var unanswered: Set<String> = []
}

/// Connections that create clients, each with several requests under way, until their daemon goes away.
struct Writers {
    static let connections = 8
    /// Requests of one connection that are unanswered at any time.
    private static let depth = 4

    private let threads: ThreadGroup<Ledger>
    private let progressed: DispatchSemaphore

    /// Starts to write.
    ///
    /// - Parameters:
    ///   - daemon: where to.
    ///   - prefix: what the names begin with.
    ///   - enough: answers of a connection after which ``waitUntilBusy()`` returns.
    init(to daemon: RunningDaemon, prefix: String, enough: Int) {
        let progressed = DispatchSemaphore(value: 0)
        self.progressed = progressed
        threads = ThreadGroup(Self.connections) { number in
            try Self.write(daemon, prefix: "\(prefix)-\(number)", enough: enough) { progressed.signal() }
        }
    }

    /// Waits until every connection has its answers and goes on writing.
    func waitUntilBusy() {
        for _ in 0..<Self.connections { progressed.wait() }
    }

    /// Waits until all have noticed that the daemon is gone.
    func join() throws -> [Ledger] { try threads.join() }

    /// The parameters under which a name is written, and written again.
    static func params(_ name: String) -> JSONObject {
        ["name": .string(name), "company": "Kill & Sons", "request_id": .string(name)]
    }

    private static func write(
        _ daemon: RunningDaemon,
        prefix: String,
        enough: Int,
        progressed: () -> Void
    ) throws -> Ledger {
        var ledger = Ledger()
        // Also when it ends early, so that nobody waits in vain.
        defer { if ledger.acknowledged.count < enough { progressed() } }
        let connection = try daemon.connect()
        var waiting: [String] = []
        do {
            for number in 0... {
                let name = "\(prefix)-\(number)"
                waiting.append(name)
                ledger.unanswered.insert(name)
                try connection.send("client.create", params: JSONValue.object(params(name)).serialized())
                if waiting.count < depth { continue }
                let row = try connection.receive().result.get()
                let answered = waiting.removeFirst()
                ledger.unanswered.remove(answered)
                ledger.acknowledged[answered] = row.member("id")?.integer
                if ledger.acknowledged.count == enough { progressed() }
            }
        } catch ClientError.closed {
            // The end that was waited for.
        }
        return ledger
    }
}
