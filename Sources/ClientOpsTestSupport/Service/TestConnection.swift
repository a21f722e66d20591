package import ClientOpsService
import Dispatch
package import StrictJSON
import Synchronization
import Testing

/// One connection to the services without a socket: what comes unasked is delivered as the transport delivers it.
///
/// Everything that either side says is checked against the published description.
package final class TestConnection {
    private let loop: LoopContext
    private let conversation: Conversation
    /// Whether the connection was woken since it last pumped.
    private let isWoken = Flag()

    private final class Flag: Sendable {
        private let value = Mutex(false)

        func raise() { value.withLock { $0 = true } }

        func take() -> Bool {
            value.withLock { value in
                defer { value = false }
                return value
            }
        }
    }

    /// Connects.
    ///
    /// - Parameters:
    ///   - service: the services.
    ///   - peer: who connects.
    package init(to service: TestService, as peer: Peer = TestPeers.root) {
        loop = LoopContext(service: service.service)
        conversation = Conversation(peer: peer, loop: loop) { [isWoken] in isWoken.raise() }
    }

    deinit { close() }

    /// Ends the connection.
    package func close() { conversation.close() }

    /// Whether replies wait until what comes unasked is written.
    package var holdsReplies: Bool { conversation.holdsReplies }

    /// Sends a line and waits for its reply.
    ///
    /// - Parameters:
    ///   - line: the message.
    ///   - looksFirst: whether what waits is taken before; false for a line that arrives together with a wake-up.
    /// - Returns: the lines that came: events before the reply, the reply unless there is none, events after it.
    package func exchange(_ line: String, looksFirst: Bool = true) -> [[UInt8]] {
        let later = Mutex<[UInt8]>([])
        let done = DispatchSemaphore(value: 0)
        var lines = looksFirst ? pumped() : []
        var reply: [UInt8] = []
        let isReady = conversation.handle(
            Array(line.utf8),
            output: &reply,
            later: ReplyPlace { bytes in
                later.withLock { $0 = bytes }
                done.signal()
            }
        )
        loop.tickEnded()
        if !isReady {
            done.wait()
            reply = later.withLock { $0 }
            lines += pumped()
        }
        MessageChecker.record(request: line, reply: reply)
        if !reply.isEmpty { lines.append(reply) }
        return lines + pumped()
    }

    /// Calls a method.
    ///
    /// - Parameters:
    ///   - method: its name.
    ///   - params: its parameters.
    /// - Returns: the messages that came, the reply among them.
    package func call(_ method: String, _ params: JSONValue = [:]) -> [JSONValue] {
        let request: JSONValue = ["jsonrpc": "2.0", "id": 1, "method": .string(method), "params": params]
        return exchange(String(decoding: request.serialized(), as: UTF8.self)).map(Self.value)
    }

    /// What came unasked since the last look.
    package func notifications() -> [JSONValue] { pumped().map(Self.value) }

    /// What comes unasked now, line by line; nothing unless the services woke the connection.
    package func pumped() -> [[UInt8]] {
        guard isWoken.take() else { return [] }
        var output: [UInt8] = []
        while conversation.pump(output: &output) {}
        loop.tickEnded()
        let lines = output.split(separator: UInt8(ascii: "\n")).map(Array.init)
        for line in lines { MessageChecker.record(notification: line) }
        return lines
    }

    /// One piece of what comes unasked, as the transport asks for it when the peer has taken the last.
    ///
    /// - Returns: the messages, and whether there are more.
    package func pumpOnce() -> (messages: [JSONValue], more: Bool) {
        var output: [UInt8] = []
        let more = conversation.pump(output: &output)
        loop.tickEnded()
        let lines = output.split(separator: UInt8(ascii: "\n")).map(Array.init)
        for line in lines { MessageChecker.record(notification: line) }
        return (lines.map(Self.value), more)
    }

    private static func value(_ line: [UInt8]) -> JSONValue {
        (try? JSONDocument(line)).map { JSONValue($0.root) } ?? .null
    }
}

extension MessageChecker {
    /// Fails the test when a request or its reply is not as published.
    package static func record(request: String, reply bytes: [UInt8]) {
        let reply = (try? JSONDocument(bytes)).map { JSONValue($0.root) }
        if reply == nil, !bytes.isEmpty {
            Issue.record("The reply is no JSON: \(String(decoding: bytes, as: UTF8.self))")
        }
        let request = (try? JSONDocument(request)).map { JSONValue($0.root) }
        for problem in published.problems(request: request, reply: reply) {
            Issue.record("Against the published description: \(problem)")
        }
    }

    /// Fails the test when what came unasked is not as published.
    static func record(notification bytes: [UInt8]) {
        let message = (try? JSONDocument(bytes)).map { JSONValue($0.root) }
        for problem in published.problems(notification: message ?? .null) {
            Issue.record("Against the published description: \(problem)")
        }
    }
}
