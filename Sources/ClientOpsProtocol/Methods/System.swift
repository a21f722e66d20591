package import ClientOpsModel
package import JSONRPC
package import StrictJSON

/// What the daemon says of itself and of the caller.
package enum SystemMethods {
    package static let list = MethodList(
        Discover.self,
        Ping.self,
        Health.self,
        Status.self,
        Limits.self,
        Metrics.self,
        Reload.self,
        WhoAmI.self
    )

    /// The description of the protocol.
    package enum Discover: ScanMethod {
        package static let name = "rpc.discover"
        package static let summary = "Describes every method as an OpenRPC document, with what the caller may call."
        package static let roles = RoleSet.everyone
        package static let failures: [ErrorKind] = []
        package typealias Params = NoParams
        package typealias Result = JSONValue
    }

    /// A sign of life.
    package enum Ping: ReadMethod {
        package static let name = "system.ping"
        package static let summary = "Answers with the daemon's time and version."
        package static let roles = RoleSet.everyone
        package static let failures: [ErrorKind] = []
        package typealias Params = NoParams
        package typealias Result = Pong
    }

    /// Whether all is well, in one word.
    package enum Health: ReadMethod {
        package static let name = "system.health"
        package static let summary = "Says in one word whether the daemon can read and write."
        package static let roles = RoleSet.everyone
        package static let failures: [ErrorKind] = []
        package typealias Params = NoParams
        package typealias Result = ClientOpsProtocol.Health
    }

    /// The daemon's state in figures.
    package enum Status: ReadMethod {
        package static let name = "system.status"
        package static let summary = "Shows version, store, connections, writer and the last reconciliation."
        package static let roles: RoleSet = [.admin, .staff]
        package static let failures: [ErrorKind] = []
        package typealias Params = NoParams
        package typealias Result = SystemStatus
    }

    /// The limits in force.
    package enum Limits: ReadMethod {
        package static let name = "system.limits"
        package static let summary = "Publishes the limits in force."
        package static let roles = RoleSet.everyone
        package static let failures: [ErrorKind] = []
        package typealias Params = NoParams
        package typealias Result = PublishedLimits
    }

    /// The daemon's counters as monitoring systems read them.
    package enum Metrics: ScanMethod {
        package static let name = "system.metrics"
        package static let summary = "Shows counters, latencies and sizes as OpenMetrics text."
        package static let roles: RoleSet = [.admin, .staff]
        package typealias Params = NoParams
        package typealias Result = MetricsText
    }

    /// Reads the configuration again.
    package enum Reload: JobMethod {
        package static let name = "system.reload"
        package static let summary = "Reads the configuration again; with an error in it the old one stays in force."
        package static let roles: RoleSet = .admin
        package static let failures: [ErrorKind] = [.invalidState]
        package typealias Params = NoParams
        package typealias Result = ReloadReport
    }

    /// Who the daemon thinks the caller is.
    package enum WhoAmI: ReadMethod {
        package static let name = "whoami"
        package static let summary = "Shows the caller's uid, account, user and role as the daemon sees them."
        package static let roles = RoleSet.everyone
        package static let failures: [ErrorKind] = []
        package typealias Params = NoParams
        package typealias Result = Identity
    }
}
