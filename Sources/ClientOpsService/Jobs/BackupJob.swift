import ClientOpsModel
import ClientOpsProtocol
import ClientOpsStore
import Dispatch
import Synchronization

/// Backups: one at a time; those asked for while one is written share the next.
final class BackupJob: Sendable {
    typealias Outcome = Result<BackupMethods.Create.Result, any Error>

    private let store: Store
    private let settings: LiveSettings
    private let observer: any ServiceObserver
    private let meters: ServiceMeters
    private let queue = DispatchQueue(label: "backup")
    private let waiting = Mutex<[@Sendable (Outcome) -> Void]>([])

    init(store: Store, settings: LiveSettings, observer: any ServiceObserver, meters: ServiceMeters) {
        self.store = store
        self.settings = settings
        self.observer = observer
        self.meters = meters
    }

    /// Where backups go now.
    var directory: String { settings.current.backupDirectory ?? Self.directory(beside: store.path) }

    /// Writes one, or joins the next one.
    ///
    /// Nobody's thread waits for it: as many callers as there are connections may ask at once.
    func run(_ done: @escaping @Sendable (Outcome) -> Void) {
        let isFirst = waiting.withLock { waiting in
            waiting.append(done)
            return waiting.count == 1
        }
        if isFirst { queue.async { self.runForAll() } }
    }

    private func runForAll() {
        let joined = waiting.withLock { waiting in
            defer { waiting.removeAll() }
            return waiting
        }
        let outcome = Outcome { try write() }
        meters.backupEnded(isFailure: (try? outcome.get()) == nil)
        for done in joined { done(outcome) }
    }

    private func write() throws -> BackupMethods.Create.Result {
        let settings = settings.current
        do {
            let backup = try store.backUp(
                to: directory,
                keeping: settings.backupRetention,
                version: settings.version,
                at: settings.now()
            )
            observer.backupFinished(name: backup.name, size: backup.size, seq: backup.head.seq)
            if let problem = backup.pruningProblem {
                observer.backupFailed("old backups could not be deleted: \(problem)")
            }
            return BackupMethods.Create.Result(backup)
        } catch {
            observer.backupFailed("\(error)")
            throw error
        }
    }

    private static func directory(beside path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "backups" }
        return path[...slash] + "backups"
    }
}

extension BackupMethods.Create.Result {
    fileprivate init(_ backup: StoreBackup) {
        self.init(
            name: backup.name,
            size: backup.size,
            sha256: backup.sha256,
            head: BackupMethods.Create.BackupHead(epoch: backup.epoch, seq: backup.head.seq, hash: backup.head.hash)
        )
    }
}
