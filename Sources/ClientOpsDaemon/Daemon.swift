import ClientOpsConfiguration
import ClientOpsModel
import ClientOpsProtocol
import ClientOpsService
import ClientOpsStore
import Glibc
import Logging
import RPCTransport
import ServiceLifecycle
import Systemd
import UnixSignals

/// The composition root: store, services, socket, systemd, in the order in which they need one another.
struct Daemon {
    let place: DaemonPlace
    let configuration: Configuration
    /// The file it came from; nil for the usual one.
    let configurationPath: String?
    private let threshold = LogThreshold()

    /// The journal's name for everything the daemon says.
    private static let label = "clientopsd"

    /// Runs until SIGTERM or SIGINT, then finishes what was read.
    ///
    /// - Throws: ``StartupError`` when the daemon cannot begin.
    func run() async throws {
        // The store and all that lies beside it are for this user alone, with and without UMask= of a unit.
        umask(0o077)
        signal(SIGPIPE, SIG_IGN)
        // Until SIGHUP is waited for, and where nothing waits for it, it must not end the daemon.
        signal(SIGHUP, SIG_IGN)
        threshold.level = configuration.log.level.loggerLevel
        LoggingSystem.bootstrap { [threshold] in
            AdjustableLogHandler(makeLogHandler(label: $0), threshold: threshold)
        }
        let logger = Logger(label: Self.label)
        let notifier = SystemdNotifier()
        let opened = try open(notifier, logger)
        let server = makeServer(opened)
        let reloader = Reloader(
            configuration,
            path: configurationPath,
            service: opened.service,
            server: server,
            threshold: threshold,
            notifier: notifier,
            logger: logger
        )
        opened.service?.attach(hooks(server, reloader))
        let serving = Serving(
            server: server,
            listening: place.listening,
            service: opened.service,
            problem: opened.problem,
            notifier: notifier,
            logger: logger
        )
        let hangups = await UnixSignalsSequence(trapping: .sighup)
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [
                    ServiceGroupConfiguration.ServiceConfiguration(service: serving),
                    ServiceGroupConfiguration.ServiceConfiguration(
                        service: HealthWatch(serving: serving, place: place)
                    ),
                    ServiceGroupConfiguration.ServiceConfiguration(service: AuditHeadJournal(serving: serving)),
                    ServiceGroupConfiguration.ServiceConfiguration(
                        service: ReloadOnSignal(reloader: reloader, signals: hangups)
                    ),
                ],
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: Logger(label: Self.label) { _ in SwiftLogNoOpLogHandler() }
            )
        )
        try await group.run()
    }

    /// The services, or why there are none.
    private struct Opened {
        var service: ClientOpsService.Service?
        var problem: String?
    }

    /// Opens the store.
    ///
    /// Behind a socket unit a failure is told to each caller instead of ending the daemon, because a
    /// crash loop would fail the socket too (DECISIONS.md 32).
    private func open(_ notifier: SystemdNotifier, _ logger: Logger) throws(StartupError) -> Opened {
        notifier.status("Opening the store")
        do {
            try place.makeStoreDirectory()
            let progress = { (step: String) in
                notifier.status(step)
                notifier.extendTimeout(by: .seconds(600))
            }
            let store = try Store(
                path: place.store,
                replyLifetime: ReplyLifetime(
                    milliseconds: Int64(configuration.store.requestIDRetentionMilliseconds)
                ),
                readerThreads: configuration.limits.readerThreads,
                progress: progress
            )
            return Opened(
                service: ClientOpsService.Service(
                    store: store,
                    settings: try ServiceSettings(configuration),
                    observer: ServiceJournal(logger: logger)
                )
            )
        } catch {
            let failure = StartupError(opening: error)
            guard place.isSocketActivated else { throw failure }
            logger.critical("\(failure.description)", metadata: JournalEvent.storageUnavailable.metadata())
            return Opened(problem: failure.description)
        }
    }

    private func makeServer(_ opened: Opened) -> RPCServer {
        let limits = configuration.transportLimits
        let loops = RPCServer.defaultLoopCount
        let admission = Admission(service: opened.service, daemonUID: geteuid())
        guard let service = opened.service else {
            let factory = UnavailableFactory(why: opened.problem ?? "cannot be opened")
            return RPCServer(limits: limits, factory: factory, admission: admission, loops: loops)
        }
        let factory = ConversationFactory(service: service, loops: loops)
        let readers = service.store.readers
        return RPCServer(limits: limits, factory: factory, admission: admission, loops: loops) {
            readers.roomMade()
        }
    }

    private func hooks(_ server: RPCServer, _ reloader: Reloader) -> TransportHooks {
        TransportHooks(
            connections: {
                let metrics = server.metrics
                return ConnectionStatus(
                    current: metrics.connections,
                    accepted: Int64(metrics.accepted),
                    refused: Int64(metrics.refused)
                )
            },
            closeConnections: { uid in server.closeConnections { $0.uid == uid } },
            figures: {
                let metrics = server.metrics
                var figures = TransportFigures()
                figures.connections = metrics.connections
                figures.accepted = metrics.accepted
                figures.refused = metrics.refused
                figures.closedAsSlow = metrics.closedAsSlow
                figures.bufferedBytes = metrics.bufferedBytes
                return figures
            },
            reload: { try reloader.reload() }
        )
    }
}

extension StartupError {
    /// Words an error of opening the store.
    init(opening error: any Error) {
        switch error {
        case let error as StartupError: self = error
        case StoreOpenError.inUse(let path):
            self = .unavailable("another daemon has the store open (\(path) is locked)")
        case StoreOpenError.newerSchema(let found, let known):
            self = .configuration(
                "the store has schema \(found), this daemon knows up to \(known): install the newer clientops again"
            )
        case StoreOpenError.failed(let path, let why):
            self = .configuration("the store \(path) cannot be opened: \(why)")
        default: self = .configuration("the store cannot be opened: \(error)")
        }
    }
}
