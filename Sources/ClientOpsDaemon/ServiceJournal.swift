import ClientOpsModel
import ClientOpsService
import Logging
import Systemd

/// Says in the journal what the services report: ids, rules and severities, no names (SYSTEMD.md).
struct ServiceJournal: ServiceObserver {
    let logger: Logger

    func internalError(reference: String, method: String, description: String) {
        logger.error(
            "Internal error: \(description)",
            metadata: JournalEvent.internalError.metadata(["reference": "\(reference)", "method": "\(method)"])
        )
    }

    func findingChanged(_ finding: Finding, action: String, runID: Int64) {
        let event: JournalEvent = finding.state == .resolved ? .findingResolved : .findingOpened
        logger.log(
            level: finding.state == .resolved ? .info : .warning,
            "Finding \(finding.id) (\(finding.rule.rawValue), \(finding.severity.rawValue)) \(action)",
            metadata: event.metadata([
                "finding_id": "\(finding.id)", "rule": "\(finding.rule.rawValue)",
                "severity": "\(finding.severity.rawValue)", "run_id": "\(runID)",
            ])
        )
    }

    func reconcileFinished(_ run: ReconcileRun) {
        let counters = run.counters
        logger.log(
            level: counters.isQuiet ? .info : .notice,
            """
            Reconciliation \(run.id): \(counters.new) new, \(counters.changed) changed, \(counters.resolved) resolved, \
            \(counters.reopened) reopened, \(counters.still) still open
            """,
            metadata: JournalEvent.reconcileFinished.metadata([
                "run_id": "\(run.id)", "new": "\(counters.new)", "changed": "\(counters.changed)",
                "resolved": "\(counters.resolved)", "reopened": "\(counters.reopened)", "still": "\(counters.still)",
            ])
        )
        for failed in run.failedRules {
            logger.error(
                "Rule \(failed.rule.rawValue) failed: \(failed.reason)",
                metadata: JournalEvent.reconcileFailed.metadata(["rule": "\(failed.rule.rawValue)"])
            )
        }
    }

    func reconcileFailed(_ description: String) {
        logger.error("Reconciliation failed: \(description)", metadata: JournalEvent.reconcileFailed.metadata())
    }

    func backupFinished(name: String, size: Int64, seq: Int64) {
        logger.notice(
            "Backup \(name) written: \(size) bytes, up to entry \(seq) of the audit log",
            metadata: JournalEvent.backupWritten.metadata(["backup": "\(name)", "size": "\(size)", "seq": "\(seq)"])
        )
    }

    func backupFailed(_ description: String) {
        logger.error("Backup failed: \(description)", metadata: JournalEvent.backupFailed.metadata())
    }

    func accountMismatch(uid: UInt32, userID: Int64) {
        logger.warning(
            "User \(userID) matches uid \(uid) or its account name, but not both; it grants nothing",
            metadata: JournalEvent.roleMismatch.metadata(["peer_uid": "\(uid)", "user_id": "\(userID)"])
        )
    }
}
