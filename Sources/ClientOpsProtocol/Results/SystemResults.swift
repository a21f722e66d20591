package import ClientOpsModel

/// The answer of `system.ping`.
package struct Pong: Codable, Sendable, Equatable {
    package var now: Timestamp
    package var version: String

    /// Makes the answer.
    package init(now: Timestamp, version: String) {
        self.now = now
        self.version = version
    }
}

/// How well the daemon is.
package enum HealthState: String, Codable, CaseIterable, Sendable {
    /// Reads and writes work.
    case ok
    /// Reads work, writes do not.
    case degraded
    /// The store cannot be read.
    case failing
}

/// The answer of `system.health`.
package struct Health: Codable, Sendable, Equatable {
    package var status: HealthState

    /// Makes the answer.
    package init(status: HealthState) { self.status = status }
}

/// The answer of `whoami`.
package struct Identity: Codable, Sendable, Equatable {
    package var uid: UInt32
    package var pid: Int32
    /// The account name of the uid, if the host knows one.
    package var username: String?
    /// The users row that matches uid and account name.
    package var userID: Int64?
    package var role: Role

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case uid, pid, username
        case userID = "user_id"
        case role
    }

    /// Makes the answer for a caller.
    package init(_ caller: Caller) {
        uid = caller.uid
        pid = caller.pid
        username = caller.username
        userID = caller.userID
        role = caller.role
    }
}

/// The answer of `system.status`.
package struct SystemStatus: Codable, Sendable, Equatable {
    package var version: String
    package var health: HealthState
    /// Why writes fail, while they do.
    package var problem: String?
    package var startedAt: Timestamp
    package var store: StoreStatus
    package var connections: ConnectionStatus
    package var writer: WriterStatus
    package var lastReconcile: ReconcileRun?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case version, health, problem
        case startedAt = "started_at"
        case store, connections, writer
        case lastReconcile = "last_reconcile"
    }

    /// Makes the answer.
    package init(
        version: String,
        health: HealthState,
        problem: String?,
        startedAt: Timestamp,
        store: StoreStatus,
        connections: ConnectionStatus,
        writer: WriterStatus,
        lastReconcile: ReconcileRun?
    ) {
        self.version = version
        self.health = health
        self.problem = problem
        self.startedAt = startedAt
        self.store = store
        self.connections = connections
        self.writer = writer
        self.lastReconcile = lastReconcile
    }
}

/// The store in figures.
package struct StoreStatus: Codable, Sendable, Equatable {
    /// Changes when the store is restored from a backup; with `seq` the position in the change feed.
    package var epoch: String
    /// The last entry of the audit log.
    package var seq: Int64
    package var schema: Int
    package var bytes: Int64
    package var walBytes: Int64

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case epoch, seq, schema, bytes
        case walBytes = "wal_bytes"
    }

    /// Makes the figures; sizes in bytes.
    package init(epoch: String, seq: Int64, schema: Int, bytes: Int64, walBytes: Int64) {
        self.epoch = epoch
        self.seq = seq
        self.schema = schema
        self.bytes = bytes
        self.walBytes = walBytes
    }
}

/// Connections in figures.
package struct ConnectionStatus: Codable, Sendable, Equatable {
    package var current: Int
    package var accepted: Int64
    package var refused: Int64

    /// Makes the figures.
    package init(current: Int, accepted: Int64, refused: Int64) {
        self.current = current
        self.accepted = accepted
        self.refused = refused
    }
}

/// The writer in figures.
package struct WriterStatus: Codable, Sendable, Equatable {
    /// Writes waiting now.
    package var queued: Int
    /// Writes committed since the start.
    package var commits: Int64
    /// Transactions since the start; commits ÷ groups is the mean group size.
    package var groups: Int64

    /// Makes the figures.
    package init(queued: Int, commits: Int64, groups: Int64) {
        self.queued = queued
        self.commits = commits
        self.groups = groups
    }
}
