import Glibc
import NIOConcurrencyHelpers
import RPCTransport

/// Notes what the handlers were told, and keeps the replies that a test gives later.
final class Recorder: Sendable {
    private struct State {
        var events: [String] = []
        var completions: [String: LineCompletion] = [:]
        var connections: [ConnectionHandle] = []
        var pushes: [[UInt8]] = []
        var ticks = 0
        var rooms = 0
    }

    private let state = NIOLockedValueBox(State())

    var events: [String] { state.withLockedValue(\.events) }
    var ticks: Int { state.withLockedValue(\.ticks) }
    var connections: [ConnectionHandle] { state.withLockedValue(\.connections) }

    func note(_ event: String) {
        state.withLockedValue { $0.events.append(event) }
    }

    /// How often the server told that there may be room.
    var rooms: Int { state.withLockedValue(\.rooms) }

    func noteRoom() {
        state.withLockedValue { $0.rooms += 1 }
    }

    func noteTick() {
        state.withLockedValue { $0.ticks += 1 }
    }

    func add(_ connection: ConnectionHandle) {
        state.withLockedValue { $0.connections.append(connection) }
    }

    func keep(_ completion: LineCompletion, for name: String) {
        state.withLockedValue { $0.completions[name] = completion }
    }

    func completion(_ name: String) throws -> LineCompletion {
        struct Missing: Error {}
        guard let completion = state.withLockedValue({ $0.completions[name] }) else { throw Missing() }
        return completion
    }

    func push(_ line: String) {
        state.withLockedValue { $0.pushes.append(Array(line.utf8)) }
    }

    func takePush() -> (line: [UInt8]?, more: Bool) {
        state.withLockedValue { state in
            let line = state.pushes.isEmpty ? nil : state.pushes.removeFirst()
            return (line, !state.pushes.isEmpty)
        }
    }

    /// Waits until `condition` holds of the events, at most half a minute.
    func wait(until condition: ([String]) -> Bool) throws {
        try eventually { condition(events) }
    }
}

/// Waits until a condition that another thread brings about holds, at most half a minute.
func eventually(_ condition: () -> Bool) throws {
    struct TimedOut: Error {}
    let clock = ContinuousClock()
    let end = clock.now + .seconds(30)
    while !condition() {
        guard clock.now < end else { throw TimedOut() }
        sched_yield()
    }
}
