import JSONRPC
import StrictJSON
import Synchronization

/// Checks both directions of one connection against the published description, however the bytes are chopped.
///
/// Requests are matched with replies by their order, which is that of the daemon's answers.
package final class MessageTap: Sendable {
    /// A line that has to be answered.
    fileprivate struct Pending {
        var line: [UInt8]
        var form: Form
    }

    fileprivate enum Form {
        case request(RequestID)
        case batch
        /// Nothing that JSON-RPC knows; its answer is an error.
        case other
    }

    fileprivate struct State {
        var requests = LineFramer(limit: 1 << 20)
        var replies = LineFramer(limit: 1 << 30)
        var pending: [Pending] = []
        var answered = 0
    }

    private let state = Mutex(State())
    private let checker: MessageChecker
    private let log: TrafficLog

    /// Watches a connection.
    ///
    /// - Parameters:
    ///   - log: where problems go.
    ///   - checker: knows the description.
    package init(log: TrafficLog, checker: MessageChecker = .published) {
        self.log = log
        self.checker = checker
    }

    /// Takes bytes on their way to the daemon, before it gets them.
    package func sent(_ bytes: some Collection<UInt8>) {
        state.withLock { state in
            state.requests.append(Array(bytes))
            while let line = state.requests.next() {
                if let pending = Self.pending(line) { state.pending.append(pending) }
            }
        }
    }

    /// Takes bytes that came from the daemon.
    package func received(_ bytes: some Collection<UInt8>) {
        state.withLock { state in
            state.replies.append(Array(bytes))
            while case .line(let line)? = state.replies.next() {
                log.note(messages: 2, problems: Self.problems(of: line, &state, checker))
            }
        }
    }

    /// How many lines wait for their answers.
    package var unanswered: Int { state.withLock { $0.pending.count - $0.answered } }

    /// What has to be answered; a notification never is.
    private static func pending(_ line: FramedLine) -> Pending? {
        guard case .line(let bytes) = line else { return Pending(line: [], form: .other) }
        switch IncomingMessage.parse(bytes, maximumBatch: .max) {
        case .request(let request): return request.id.map { Pending(line: bytes, form: .request($0)) }
        case .batch(let elements):
            let isSilent = elements.allSatisfy { (try? $0.get()).map { $0.id == nil } ?? false }
            return isSilent ? nil : Pending(line: bytes, form: .batch)
        case .invalid: return Pending(line: bytes, form: .other)
        }
    }

    private static func problems(of line: [UInt8], _ state: inout State, _ checker: MessageChecker) -> [String] {
        guard let root = try? JSONDocument(line).root else {
            return ["the reply is no JSON: \(String(decoding: line.prefix(200), as: UTF8.self))"]
        }
        let reply = JSONValue(root)
        if reply["method"] != nil { return checker.problems(notification: reply) }
        guard let asked = state.takePending() else {
            // A refusal of the whole connection answers nothing in particular.
            let isRefusal = reply["error"] != nil && reply["id"] == .null
            return isRefusal ? checker.problems(request: nil, reply: reply) : ["nobody asked for \(text(line))"]
        }
        let request = (try? JSONDocument(asked.line)).map { JSONValue($0.root) }
        guard fits(root, asked.form) else { return ["\(text(line)) is no answer to \(text(asked.line))"] }
        return checker.problems(request: request, reply: reply)
    }

    private static func fits(_ reply: JSONNode, _ form: Form) -> Bool {
        // What is not read, for its length for example, is answered without its id.
        let isRefusal = reply.member("error") != nil && reply.member("id")?.kind == .null
        return switch form {
        case .request(let id): isRefusal || reply.member("id").flatMap(RequestID.init) == id
        case .batch: isRefusal || reply.kind == .array
        case .other: reply.member("error") != nil
        }
    }

    private static func text(_ line: [UInt8]) -> String { String(decoding: line.prefix(300), as: UTF8.self) }
}

extension MessageTap.State {
    /// The line that the next reply answers.
    fileprivate mutating func takePending() -> MessageTap.Pending? {
        guard answered < pending.count else { return nil }
        defer {
            pending[answered].line = []
            answered += 1
            if answered > 1024, answered * 2 > pending.count {
                pending.removeFirst(answered)
                answered = 0
            }
        }
        return pending[answered]
    }
}
