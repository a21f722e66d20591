import ClientOpsConfiguration
import ClientOpsProtocol
import ClientOpsService
import ClientOpsStore
import Logging
import RPCTransport
import Synchronization
import Systemd

/// Reads the configuration again and puts in force what can change while the daemon runs; all of it or nothing.
final class Reloader: Sendable {
    /// The main file; nil for the usual one.
    private let path: String?
    private let service: ClientOpsService.Service?
    private let server: RPCServer
    private let threshold: LogThreshold
    private let notifier: SystemdNotifier
    private let logger: Logger
    /// What is in force: settings that need a restart keep their old value here.
    private let inForce: Mutex<Configuration>

    init(
        _ configuration: Configuration,
        path: String?,
        service: ClientOpsService.Service?,
        server: RPCServer,
        threshold: LogThreshold,
        notifier: SystemdNotifier,
        logger: Logger
    ) {
        inForce = Mutex(configuration)
        self.path = path
        self.service = service
        self.server = server
        self.threshold = threshold
        self.notifier = notifier
        self.logger = logger
    }

    /// Reloads, one caller after the other; may block for files and look-ups of groups.
    ///
    /// - Returns: what differs from before.
    /// - Throws: ``ReloadRefusal`` when the files are not valid; nothing has changed then.
    func reload() throws(ReloadRefusal) -> ReloadReport {
        notifier.reloading()
        let result = inForce.withLock { (configuration: inout Configuration) in
            Result { () throws(ReloadRefusal) in try apply(to: &configuration) }
        }
        switch result {
        case .success(let report): tell(report)
        case .failure(let refusal): tell(refusal)
        }
        return try result.get()
    }

    private func apply(to configuration: inout Configuration) throws(ReloadRefusal) -> ReloadReport {
        var next: Configuration
        do throws(ConfigurationError) { next = try Configuration.load(path: path) } catch {
            throw ReloadRefusal(error)
        }
        let settings: ServiceSettings
        let report = ReloadReport(from: configuration, to: next)
        next.keepUntilRestart(configuration)
        do throws(StartupError) { settings = try ServiceSettings(next) } catch {
            throw ReloadRefusal(unknownTimeZoneOf: next)
        }
        service?.update(settings)
        service?.store.replyLifetime.milliseconds = Int64(next.store.requestIDRetentionMilliseconds)
        server.update(limits: next.transportLimits)
        threshold.level = next.log.level.loggerLevel
        configuration = next
        return report
    }

    private func tell(_ report: ReloadReport) {
        notifier.ready(status: "Serving, with the configuration reloaded")
        let changed = report.changed.map(\.setting).joined(separator: ", ")
        let waiting = report.needsRestart.map(\.setting).joined(separator: ", ")
        logger.notice(
            "Configuration reloaded; changed: \(changed.orNone); needs a restart: \(waiting.orNone)",
            metadata: JournalEvent.configurationReloaded.metadata([
                "changed": "\(changed.orNone)", "needs_restart": "\(waiting.orNone)",
            ])
        )
    }

    private func tell(_ refusal: ReloadRefusal) {
        notifier.ready(status: "Serving, with the old configuration: the new one is not valid")
        logger.error(
            "Configuration not reloaded: \(refusal.problems.map(\.description).joined(separator: "; "))",
            metadata: JournalEvent.reloadFailed.metadata()
        )
    }
}

extension Configuration {
    /// Settings that only a start can put in force, by section and key.
    static let restartOnly: Set<String> = ["store.path", "limits.reader_threads"]

    /// Takes the values that only a start can change from the configuration in force.
    fileprivate mutating func keepUntilRestart(_ old: Configuration) {
        store.path = old.store.path
        limits.readerThreads = old.limits.readerThreads
    }
}

extension ReloadReport {
    /// Compares two configurations.
    init(from old: Configuration, to new: Configuration) {
        self.init()
        for (old, new) in zip(old.settings, new.settings) where old.value != new.value {
            let name = "\(new.section).\(new.key)"
            let change = SettingChange(setting: name, from: old.value, to: new.value)
            if Configuration.restartOnly.contains(name) {
                needsRestart.append(change)
            } else {
                changed.append(change)
            }
        }
    }
}

extension ReloadRefusal {
    init(_ error: ConfigurationError) {
        self.init(
            problems: error.problems.map { problem in
                Problem(
                    file: problem.path,
                    line: problem.line,
                    key: problem.setting.map(Self.key),
                    expected: problem.expected
                )
            }
        )
    }

    init(unknownTimeZoneOf configuration: Configuration) {
        let zone = configuration.business.timeZone
        let expected = "the host knows no time zone \(zone)"
        guard case .file(let path, let line) = configuration.origin(of: "timezone", in: "business") else {
            self.init(problems: [Problem(file: "default", key: "business.timezone", expected: expected)])
            return
        }
        self.init(problems: [Problem(file: path, line: line, key: "business.timezone", expected: expected)])
    }

    /// `[section] key` as `section.key`.
    private static func key(_ setting: String) -> String {
        guard setting.hasPrefix("["), let end = setting.firstIndex(of: "]") else { return setting }
        let key = setting[setting.index(after: end)...].drop { $0 == " " }
        let section = setting[setting.index(after: setting.startIndex)..<end]
        return key.isEmpty ? String(section) : "\(section).\(key)"
    }
}

extension LogLevel {
    /// The logger's word for it.
    var loggerLevel: Logger.Level {
        switch self {
        case .debug: .debug
        case .info: .info
        case .notice: .notice
        case .warning: .warning
        case .error: .error
        }
    }
}

extension String {
    fileprivate var orNone: String { isEmpty ? "nothing" : self }
}
