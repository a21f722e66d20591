package import ClientOpsModel
package import ClientOpsProtocol
package import ClientOpsStore
import Synchronization

/// The domain services over one store: authorization, handlers and jobs; knows nothing of sockets.
package final class Service: Sendable {
    /// The facts on disk.
    package let store: Store
    /// What is settled now; a reload may change it.
    package var settings: ServiceSettings { liveSettings.current }
    let liveSettings: LiveSettings
    /// What is counted for `system.metrics`.
    package let meters: ServiceMeters
    /// Told what happens, for the journal.
    package let observer: any ServiceObserver
    /// When the service began.
    package let startedAt: Timestamp
    let methods: MethodTable
    let refusals = RefusalLog()
    let descriptions = DescriptionCache()
    let reconciliation: ReconcileJob
    let backups: BackupJob
    let subscribers = EventSubscribers()
    let roles = Mutex<ReadSession?>(nil)
    private let hooks = Mutex(TransportHooks())

    /// Puts the services over a store.
    ///
    /// - Parameters:
    ///   - store: an open store.
    ///   - settings: limits, roles and identity.
    ///   - observer: told what happens.
    package init(store: Store, settings: ServiceSettings, observer: any ServiceObserver) {
        self.store = store
        liveSettings = LiveSettings(settings)
        self.observer = observer
        startedAt = Timestamp(milliseconds: WallClock.milliseconds())
        methods = MethodTable(allMethods)
        meters = ServiceMeters(methods: allMethods.types.map { $0.name })
        reconciliation = ReconcileJob(store: store, settings: liveSettings, observer: observer, meters: meters)
        backups = BackupJob(store: store, settings: liveSettings, observer: observer, meters: meters)
        store.commits.onGrowth { [subscribers] in subscribers.wake() }
    }

    /// How the transport is asked and told things; set once it exists.
    package func attach(_ hooks: TransportHooks) {
        self.hooks.withLock { $0 = hooks }
    }

    /// Puts other settings in force, for all requests from now on.
    package func update(_ settings: ServiceSettings) {
        liveSettings.replace(with: settings)
    }

    var transport: TransportHooks { hooks.withLock { $0 } }

    /// Writes what is still held back; called before the store is closed.
    package func flush() {
        refusals.flush(into: self)
    }

    /// Connections that follow the change feed now.
    package var subscriberCount: Int { subscribers.count }

    /// Why writes fail now; nil while they work.
    package var problem: String? { store.writing.problem }
}

/// What the configuration settles.
package struct ServiceSettings: Sendable {
    package var version: String
    package var limits: PublishedLimits
    /// Roles that groups of the host give, by group id.
    package var groupRoles: [UInt32: Role]
    /// Group names by role, for telling a refused caller what to join.
    package var groupNames: [Role: [String]]
    /// The uid the daemon runs as, which is always an admin.
    package var daemonUID: UInt32
    /// What invoice numbers begin with.
    package var numberPrefix = "INV"
    /// How long runs of the reconciliation are kept: 90 days unless set.
    package var runRetentionMilliseconds: Int64 = 90 * 86_400_000
    /// Most findings or streaks that a run writes in one transaction: other writers wait for no more than these.
    package var reconcilePortion = 250
    /// Where backups go; nil for a directory beside the store.
    package var backupDirectory: String?
    /// Which backups are kept.
    package var backupRetention = BackupRetention(count: 14, days: 30)
    /// The accounts of the host; nil where rule A2 is not to ask it.
    package var accounts: AccountLookups?
    /// How long former words of sources are kept, in milliseconds.
    package var observationRetentionMilliseconds: Int64 = 30 * 86_400_000
    /// The time on the wall, for what is only read; changes are timed by the store.
    package var now: @Sendable () -> Timestamp = { Timestamp(milliseconds: WallClock.milliseconds()) }
    /// The calendar day of a moment in the business time zone; UTC unless set.
    package var businessDay: @Sendable (Timestamp) -> CalendarDate = { CalendarDate($0, secondsFromUTC: 0) }

    /// Makes settings with the limits of PROTOCOL.md.
    package init(
        version: String,
        limits: PublishedLimits = PublishedLimits(),
        groupRoles: [UInt32: Role] = [:],
        groupNames: [Role: [String]] = [:],
        daemonUID: UInt32
    ) {
        self.version = version
        self.limits = limits
        self.groupRoles = groupRoles
        self.groupNames = groupNames
        self.daemonUID = daemonUID
    }
}

/// What the services ask of the transport and tell it.
package struct TransportHooks: Sendable {
    /// Connections in figures.
    package var connections: @Sendable () -> ConnectionStatus
    /// Closes the connections of a uid that has lost its rights.
    package var closeConnections: @Sendable (UInt32) -> Void
    /// What the transport counts.
    package var figures: @Sendable () -> TransportFigures
    /// Reads the configuration again, which may block; throws `ReloadRefusal`.
    package var reload: @Sendable () throws -> ReloadReport

    /// Makes hooks that do nothing, unless given.
    package init(
        connections: @escaping @Sendable () -> ConnectionStatus = {
            ConnectionStatus(current: 0, accepted: 0, refused: 0)
        },
        closeConnections: @escaping @Sendable (UInt32) -> Void = { _ in },
        figures: @escaping @Sendable () -> TransportFigures = { TransportFigures() },
        reload: @escaping @Sendable () throws -> ReloadReport = { ReloadReport() }
    ) {
        self.connections = connections
        self.closeConnections = closeConnections
        self.figures = figures
        self.reload = reload
    }
}

/// Told what happens, so that the journal can say it.
package protocol ServiceObserver: Sendable {
    /// A handler failed unexpectedly; the caller was given the reference.
    func internalError(reference: String, method: String, description: String)
    /// A run changed a finding.
    func findingChanged(_ finding: Finding, action: String, runID: Int64)
    /// A run ended.
    func reconcileFinished(_ run: ReconcileRun)
    /// A run could not be done.
    func reconcileFailed(_ description: String)
    /// A copy of the store was written.
    func backupFinished(name: String, size: Int64, seq: Int64)
    /// A copy of the store could not be written, or old ones not deleted.
    func backupFailed(_ description: String)
    /// A users row matches a peer's uid or its account name, but not both.
    func accountMismatch(uid: UInt32, userID: Int64)
}

/// An observer that is told only what it declares; the journal is told everything and is therefore none.
package protocol PartialObserver: ServiceObserver {}

extension PartialObserver {
    package func internalError(reference: String, method: String, description: String) {}
    package func findingChanged(_ finding: Finding, action: String, runID: Int64) {}
    package func reconcileFinished(_ run: ReconcileRun) {}
    package func reconcileFailed(_ description: String) {}
    package func backupFinished(name: String, size: Int64, seq: Int64) {}
    package func backupFailed(_ description: String) {}
    package func accountMismatch(uid: UInt32, userID: Int64) {}
}

/// An observer for tests and tools that need no journal.
package struct SilentObserver: PartialObserver {
    /// Makes an observer.
    package init() {}
}
