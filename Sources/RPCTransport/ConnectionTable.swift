import NIOConcurrencyHelpers

/// What the transport counts.
package struct TransportMetrics: Sendable, Equatable {
    /// Connections now.
    package var connections = 0
    /// Connections now, per uid.
    package var connectionsByUID: [UInt32: Int] = [:]
    /// Connections accepted since the start.
    package var accepted = 0
    /// Connections refused since the start because a limit was reached.
    package var refused = 0
    /// Connections closed since the start because the peer did not read, or never finished a line.
    package var closedAsSlow = 0
    /// Bytes of requests and replies that are buffered now.
    package var bufferedBytes = 0
}

/// A limit of connections that is reached.
struct ReachedLimit: Error {
    var name: String
    var limit: Int
    var value: Int
}

/// Keeps the places of connections and counts them.
final class ConnectionTable: Sendable {
    private struct State {
        var limits: TransportLimits
        var metrics = TransportMetrics()
        var unprivileged = 0
        var accounts: [UInt32: ByteBudget.Account] = [:]
    }

    private let state: NIOLockedValueBox<State>

    init(limits: TransportLimits) {
        state = NIOLockedValueBox(State(limits: limits))
    }

    /// The limits in force.
    var limits: TransportLimits { state.withLockedValue(\.limits) }

    /// Puts other limits in force; who has a place keeps it.
    func update(_ limits: TransportLimits) {
        state.withLockedValue { $0.limits = limits }
    }

    var metrics: TransportMetrics { state.withLockedValue(\.metrics) }

    /// Takes a place for a peer, whose privilege is not known yet.
    func enter(uid: UInt32) throws(ReachedLimit) -> ByteBudget.Account {
        let result: Result<ByteBudget.Account, ReachedLimit> = state.withLockedValue { state in
            let limits = state.limits
            let isExempt = limits.exemptUIDs.contains(uid)
            let own = state.metrics.connectionsByUID[uid, default: 0]
            let total = state.metrics.connections
            var reached: ReachedLimit?
            if total >= limits.connections {
                reached = ReachedLimit(name: "connections", limit: limits.connections, value: total)
            } else if own >= limits.connectionsPerUID, !isExempt {
                reached = ReachedLimit(name: "connections_per_uid", limit: limits.connectionsPerUID, value: own)
            }
            if let reached {
                state.metrics.refused += 1
                return .failure(reached)
            }
            state.metrics.connections += 1
            state.metrics.accepted += 1
            state.metrics.connectionsByUID[uid] = own + 1
            let account = state.accounts[uid] ?? ByteBudget.Account(uid: uid, isExempt: isExempt)
            state.accounts[uid] = account
            return .success(account)
        }
        return try result.get()
    }

    /// Books the place of an admitted peer, unless it would be one of those that are reserved.
    func admit(isPrivileged: Bool) throws(ReachedLimit) {
        guard !isPrivileged else { return }
        let result: Result<Void, ReachedLimit> = state.withLockedValue { state in
            let limit = state.limits.connections - state.limits.reservedConnections
            guard state.unprivileged < limit else {
                state.metrics.refused += 1
                let left = state.limits.connections - state.unprivileged
                let reserved = state.limits.reservedConnections
                return .failure(ReachedLimit(name: "reserved_connections", limit: reserved, value: left))
            }
            state.unprivileged += 1
            return .success(())
        }
        try result.get()
    }

    /// Gives a place back.
    func leave(uid: UInt32, isAdmittedUnprivileged: Bool) {
        state.withLockedValue { state in
            state.metrics.connections -= 1
            state.unprivileged -= isAdmittedUnprivileged ? 1 : 0
            let left = state.metrics.connectionsByUID[uid, default: 1] - 1
            state.metrics.connectionsByUID[uid] = left > 0 ? left : nil
            if left <= 0 {
                state.accounts[uid] = nil
            }
        }
    }

    func noteRefused() {
        state.withLockedValue { $0.metrics.refused += 1 }
    }

    func noteClosedAsSlow() {
        state.withLockedValue { $0.metrics.closedAsSlow += 1 }
    }
}
