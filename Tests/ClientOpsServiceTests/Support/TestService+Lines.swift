import ClientOpsService
import ClientOpsTestSupport
import Dispatch
import StrictJSON
import Synchronization

extension TestService {
    /// Sends a line and answers the line of the reply; empty for none.
    func line(_ line: String, as peer: Peer = TestPeers.root) -> String {
        String(decoding: exchange(line, as: peer), as: UTF8.self)
    }

    /// Sends a line whose reply comes later, and answers what waits for the reply; nil when it was there at once.
    func begin(_ line: String, as peer: Peer = TestPeers.root) -> (() -> String)? {
        let reply = PendingReply()
        let loop = LoopContext(service: service)
        var output: [UInt8] = []
        let isReady = Conversation(peer: peer, loop: loop).handle(
            Array(line.utf8),
            output: &output,
            later: ReplyPlace { reply.fill($0) }
        )
        loop.tickEnded()
        if isReady { MessageChecker.record(request: line, reply: output) }
        return isReady ? nil : { reply.wait(for: line) }
    }
}

/// A request as a line; its id as it stands there, nil for a notification.
func request(_ method: String, _ params: JSONValue = [:], id: String? = "1") -> String {
    let id = id.map { "\"id\":\($0)," } ?? ""
    return "{\"jsonrpc\":\"2.0\",\(id)\"method\":\"\(method)\",\"params\":\(params.text)}"
}

/// A batch as a line.
func batch(_ requests: [String]) -> String { "[\(requests.joined(separator: ","))]" }

/// A reply that comes from another thread.
private final class PendingReply: Sendable {
    private let bytes = Mutex<[UInt8]>([])
    private let done = DispatchSemaphore(value: 0)

    func fill(_ reply: [UInt8]) {
        bytes.withLock { $0 = reply }
        done.signal()
    }

    func wait(for request: String) -> String {
        done.wait()
        let bytes = bytes.withLock { $0 }
        MessageChecker.record(request: request, reply: bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
