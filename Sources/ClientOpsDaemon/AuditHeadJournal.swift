import ClientOpsService
import ClientOpsStore
import Dispatch
import Logging
import ServiceLifecycle
import Systemd

/// Writes the head of the audit chain to the journal every hour, where the store cannot change it any more
/// (DECISIONS.md 28).
struct AuditHeadJournal: ServiceLifecycle.Service {
    let serving: Serving

    private static let interval: Duration = .seconds(3600)

    func run() async {
        while (try? await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.interval) }) != nil {
            guard let store = serving.service?.store else { continue }
            let logger = serving.logger
            DispatchQueue.global().async {
                guard let head = try? store.openReadSession().read({ try $0.auditHead() }) else { return }
                logger.info(
                    "Audit chain at \(head.seq)",
                    metadata: JournalEvent.auditHead.metadata(["seq": "\(head.seq)", "hash": "\(head.hash)"])
                )
            }
        }
    }
}
