import JSONRPC
import StrictJSON
import Synchronization
import Testing

/// Messages that a test makes other than published, on purpose.
package struct MalformedMessages: OptionSet, Sendable {
    package var rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    /// What the client sends: it is told to call what no daemon has.
    package static let requests = MalformedMessages(rawValue: 1)
    /// What the daemon answers.
    package static let replies = MalformedMessages(rawValue: 2)
    /// What the daemon says unasked.
    package static let notifications = MalformedMessages(rawValue: 4)
}

/// What is wrong with the messages of a fake daemon and its clients, on all their connections.
///
/// What was announced as malformed is no problem; that none was is one, so that no announcement outlives its reason.
final class FakeTraffic: Sendable {
    private struct State {
        var announced: MalformedMessages
        var problems: [String] = []
    }

    private let state: Mutex<State>
    private let malformed: MalformedMessages
    private let location: SourceLocation

    init(_ malformed: MalformedMessages, at location: SourceLocation) {
        self.malformed = malformed
        self.location = location
        state = Mutex(State(announced: malformed))
    }

    /// The thread that plays the daemon may see a message after the test has ended.
    deinit {
        report()
        guard !unused.isEmpty else { return }
        Issue.record("Announced as malformed, but as published: \(unused)", sourceLocation: location)
    }

    /// What was announced and has not come.
    var unused: MalformedMessages { state.withLock(\.announced) }

    func note(_ kind: MalformedMessages, _ problems: [String]) {
        guard !problems.isEmpty else { return }
        state.withLock { state in
            guard malformed.isDisjoint(with: kind) else {
                state.announced.subtract(kind)
                return
            }
            state.problems += problems.prefix(5)
        }
    }

    /// Takes the problems that are not reported yet.
    func takeProblems() -> [String] {
        state.withLock { state in
            defer { state.problems = [] }
            return state.problems
        }
    }

    /// Fails the test that calls it for each problem.
    func report() {
        for problem in takeProblems() {
            Issue.record("Against the published description: \(problem)", sourceLocation: location)
        }
    }
}

/// Holds the messages of one connection of a fake daemon against the published description.
///
/// Replies are matched with requests by their ids: a fake may answer in an order of its own.
final class FakeTap: Sendable {
    private struct State {
        var replies = LineFramer(limit: 1 << 30)
        /// The lines that were read, and what they are when they are JSON.
        var pending: [JSONValue] = []
    }

    private let state = Mutex(State())
    private let traffic: FakeTraffic
    private let checker = MessageChecker.published

    init(_ traffic: FakeTraffic) { self.traffic = traffic }

    /// Takes a line of the client.
    func received(_ line: [UInt8]) {
        guard !line.isEmpty else { return }
        guard let value = (try? JSONDocument(line)).map({ JSONValue($0.root) }) else {
            return traffic.note(.requests, ["the request is no JSON: \(Self.text(line))"])
        }
        let requests = value.arrayValue ?? [value]
        state.withLock { $0.pending += requests }
        for request in requests { traffic.note(.requests, checker.problems(call: request)) }
    }

    /// Takes bytes of the daemon, however they are chopped.
    func sent(_ bytes: [UInt8]) {
        state.withLock { state in
            state.replies.append(bytes)
            while case .line(let line)? = state.replies.next() { note(line, &state) }
        }
    }

    private func note(_ line: [UInt8], _ state: inout State) {
        guard let value = (try? JSONDocument(line)).map({ JSONValue($0.root) }) else {
            return traffic.note(.replies, ["the reply is no JSON: \(Self.text(line))"])
        }
        if value["method"] != nil { return traffic.note(.notifications, checker.problems(notification: value)) }
        for reply in value.arrayValue ?? [value] {
            traffic.note(.replies, problems(of: reply, &state))
        }
        if value.arrayValue == [] { traffic.note(.replies, ["an empty batch is no reply"]) }
    }

    private func problems(of reply: JSONValue, _ state: inout State) -> [String] {
        let id = reply["id"] ?? .null
        if let index = state.pending.firstIndex(where: { $0["id"] == id }) {
            return checker.problems(answer: reply, to: state.pending.remove(at: index))
        }
        // A refusal of the whole connection, or of what could not be read, answers nothing in particular.
        guard id == .null, reply["error"] != nil else { return ["nobody asked for \(reply.text.prefix(300))"] }
        return checker.problems(answer: reply, to: nil)
    }

    private static func text(_ line: [UInt8]) -> String { String(decoding: line.prefix(300), as: UTF8.self) }
}
