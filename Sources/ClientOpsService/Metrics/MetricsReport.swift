import ClientOpsModel
import ClientOpsProtocol
import ClientOpsStore
import JSONRPC

/// Everything that `system.metrics` shows, put together anew for each call.
struct MetricsReport {
    private let service: Service
    private let now: Timestamp
    private var text = OpenMetricsText()

    init(service: Service) {
        self.service = service
        now = service.settings.now()
    }

    mutating func finished() -> String {
        text.end()
        return text.text
    }

    mutating func addService() {
        text.family("clientops_build_info", .gauge, "The program that runs; always 1.")
        text.sample(
            "clientops_build_info",
            1,
            ["version": service.settings.version, "schema": "\(Store.currentSchema)"]
        )
        text.family("clientops_start_time_seconds", .gauge, unit: "seconds", "When the daemon started, in Unix time.")
        text.sample("clientops_start_time_seconds", seconds: service.startedAt.seconds)
        text.family("clientops_uptime_seconds", .gauge, unit: "seconds", "How long the daemon has been running.")
        text.sample("clientops_uptime_seconds", seconds: max(0, now.seconds - service.startedAt.seconds))
        text.family("clientops_healthy", .gauge, "1 while the store takes writes, else 0.")
        text.sample("clientops_healthy", service.problem == nil ? 1 : 0)
    }

    mutating func addRequests() {
        let names = service.meters.methodNames + ["unknown"]
        let figures = Array(zip(names, service.meters.requests))
        text.family("clientops_requests", .counter, "Requests answered, and notifications executed.")
        for (name, one) in figures { text.sample("clientops_requests_total", one.requests, ["method": name]) }
        text.family("clientops_request_errors", .counter, "Requests answered with an error.")
        for (name, one) in figures {
            for kind in ErrorKind.allCases where one.errors[kind] != nil {
                let count = one.errors[kind] ?? 0
                text.sample("clientops_request_errors_total", count, ["method": name, "kind": kind.rawValue])
            }
        }
        text.family(
            "clientops_request_duration_seconds",
            .histogram,
            unit: "seconds",
            "From the arrival of a request to its reply, for methods called since the start."
        )
        for (name, one) in figures where one.requests > 0 {
            text.histogram(
                "clientops_request_duration_seconds",
                ["method": name],
                bounds: MethodMeter.bounds.map { Double($0) / 1e9 },
                counts: one.buckets,
                sum: Double(one.nanoseconds) / 1e9
            )
        }
    }

    mutating func addConnections() {
        let figures = service.transport.figures()
        text.family("clientops_connections", .gauge, "Open connections.")
        text.sample("clientops_connections", figures.connections)
        text.family("clientops_peers", .gauge, "Open connections by the role their peer had when it connected.")
        for role in Role.allCases {
            text.sample("clientops_peers", service.meters.connections(of: role), ["role": role.rawValue])
        }
        text.family("clientops_connections_accepted", .counter, "Connections accepted.")
        text.sample("clientops_connections_accepted_total", figures.accepted)
        text.family("clientops_connections_refused", .counter, "Connections refused because a limit was reached.")
        text.sample("clientops_connections_refused_total", figures.refused)
        text.family("clientops_connections_slow", .counter, "Connections closed because their peer did not read.")
        text.sample("clientops_connections_slow_total", figures.closedAsSlow)
        text.family("clientops_buffered_bytes", .gauge, unit: "bytes", "Requests and replies held in memory.")
        text.sample("clientops_buffered_bytes", figures.bufferedBytes)
        text.family("clientops_subscriptions", .gauge, "Subscriptions to events.")
        text.sample("clientops_subscriptions", service.meters.subscriptions)
    }

    mutating func addWriter() {
        let state = service.store.writerState
        text.family("clientops_writer_queue", .gauge, "Writes that wait for the writer.")
        text.sample("clientops_writer_queue", service.store.writing.queued)
        text.family(
            "clientops_writer_commits",
            .counter,
            "Writes committed, refused ones in a committed group included."
        )
        text.sample("clientops_writer_commits_total", state.commits)
        text.family("clientops_writer_group_size", .histogram, "Writes that shared one transaction.")
        text.histogram(
            "clientops_writer_group_size",
            bounds: WriterState.groupSizes.map { Double($0) },
            counts: state.groupsBySize.map { UInt64($0) },
            sum: Double(state.attempted)
        )
    }

    mutating func addStore() {
        let sizes = service.store.sizes
        text.family("clientops_store_bytes", .gauge, unit: "bytes", "Size of the store's file.")
        text.sample("clientops_store_bytes", sizes.store)
        text.family("clientops_store_wal_bytes", .gauge, unit: "bytes", "Size of the store's write-ahead log.")
        text.sample("clientops_store_wal_bytes", sizes.wal)
        let checkpoints = service.store.checkpoints
        text.family("clientops_store_checkpoints", .counter, "Checkpoints of the write-ahead log.")
        text.sample("clientops_store_checkpoints_total", checkpoints.count)
        text.family(
            "clientops_store_checkpoint_age_seconds",
            .gauge,
            unit: "seconds",
            "Time since the last checkpoint; none before the first one since the start."
        )
        if let last = checkpoints.last {
            let age = Timestamp(milliseconds: WallClock.milliseconds()).seconds - Timestamp(milliseconds: last).seconds
            text.sample("clientops_store_checkpoint_age_seconds", seconds: max(0, age))
        }
    }

    mutating func addBackups() {
        let counts = service.meters.backups
        text.family("clientops_backups", .counter, "Backups written.")
        text.sample("clientops_backups_total", counts.done)
        text.family("clientops_backup_failures", .counter, "Backups that could not be written.")
        text.sample("clientops_backup_failures_total", counts.failed)
        let newest = Store.newestBackup(in: service.backups.directory)
        text.family(
            "clientops_backup_last_timestamp_seconds",
            .gauge,
            unit: "seconds",
            "When the latest backup in the directory was begun, in Unix time; none without one."
        )
        if let newest { text.sample("clientops_backup_last_timestamp_seconds", seconds: newest.time.seconds) }
        text.family(
            "clientops_backup_last_bytes",
            .gauge,
            unit: "bytes",
            "Size of the latest backup; none without one."
        )
        if let newest { text.sample("clientops_backup_last_bytes", newest.size) }
    }

    mutating func addReconciliation(_ connection: SQLiteConnection) throws {
        let counts = service.meters.reconciliations
        text.family("clientops_reconcile_runs", .counter, "Reconciliations done.")
        text.sample("clientops_reconcile_runs_total", counts.done)
        text.family("clientops_reconcile_failures", .counter, "Reconciliations that could not be done.")
        text.sample("clientops_reconcile_failures_total", counts.failed)
        let run = try connection.latestRun()
        text.family(
            "clientops_reconcile_last_run_timestamp_seconds",
            .gauge,
            unit: "seconds",
            "When the last reconciliation ended, in Unix time; none before the first one."
        )
        if let run { text.sample("clientops_reconcile_last_run_timestamp_seconds", seconds: run.finishedAt.seconds) }
        text.family("clientops_reconcile_last_run_findings", .gauge, "What the last reconciliation found.")
        for (change, count) in run?.counters.byName ?? [] {
            text.sample("clientops_reconcile_last_run_findings", count, ["change": change])
        }
        text.family(
            "clientops_reconcile_last_run_failed_rules",
            .gauge,
            "Rules that failed in the last reconciliation."
        )
        if let run { text.sample("clientops_reconcile_last_run_failed_rules", run.failedRules.count) }
        try addFindings(connection)
    }

    private mutating func addFindings(_ connection: SQLiteConnection) throws {
        let found = try connection.unresolvedFindings()
        text.family("clientops_findings", .gauge, "Findings that are not resolved.")
        for severity in Severity.allCases {
            for state in [FindingState.open, .acknowledged] {
                let count = found.first { $0.severity == severity.rawValue && $0.state == state.rawValue }?.count ?? 0
                text.sample("clientops_findings", count, ["severity": severity.rawValue, "state": state.rawValue])
            }
        }
    }
}

extension Timestamp {
    fileprivate var seconds: Double { Double(milliseconds) / 1000 }
}

extension RunCounters {
    fileprivate var byName: [(String, Int)] {
        [
            ("new", new), ("still", still), ("changed", changed), ("resolved", resolved), ("reopened", reopened),
            ("unknown", unknown), ("suppressed", suppressed),
        ]
    }
}
