import Synchronization
import Testing

/// What is wrong with the messages that travelled, kept until a test can be told.
///
/// Messages are checked where they are seen, often on a thread that belongs to no test.
package final class TrafficLog: Sendable {
    private struct State {
        var problems: [String] = []
        var messages = 0
    }

    private let state = Mutex(State())
    /// Problems beyond these say the same again.
    private static let kept = 20

    /// Makes an empty log.
    package init() {}

    deinit { report() }

    /// How many messages of either direction were checked.
    package var messages: Int { state.withLock(\.messages) }

    /// Takes what was found about one exchange.
    package func note(messages: Int, problems: [String]) {
        state.withLock { state in
            state.messages += messages
            state.problems += problems.prefix(max(0, Self.kept - state.problems.count))
        }
    }

    /// Takes the problems that are not reported yet.
    package func takeProblems() -> [String] {
        state.withLock { state in
            defer { state.problems = [] }
            return state.problems
        }
    }

    /// Fails the test that calls it for each problem.
    package func report() {
        for problem in takeProblems() { Issue.record("Against the published description: \(problem)") }
    }
}
