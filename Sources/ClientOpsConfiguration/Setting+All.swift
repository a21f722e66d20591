import ClientOpsModel

extension Setting {
    /// Every setting there is; keys of `[limits]` are named as `system.limits` publishes them.
    static let all: [Setting] =
        store + limits + Role.byGroupPrecedence.map { groups(of: $0) } + business + reconcile + log

    private static let store: [Setting] = [
        path("store", "path", \.store.path),
        path("store", "backup_directory", \.store.backupDirectory),
        count("store", "backup_keep", \.store.backupKeep, 1...100_000),
        count("store", "backup_keep_days", \.store.backupKeepDays, 1...36_500),
        duration("store", "request_id_retention", \.store.requestIDRetentionMilliseconds, hour...year),
    ]

    private static let limits: [Setting] = [
        size("limits", "line_bytes", \.limits.lineBytes, 4096...64 << 20),
        size("limits", "roleless_line_bytes", \.limits.rolelessLineBytes, 512...1 << 20),
        count("limits", "batch", \.limits.batch, 1...65_536),
        count("limits", "connections", \.limits.connections, 1...65_536),
        count("limits", "connections_per_uid", \.limits.connectionsPerUID, 1...65_536),
        count("limits", "reserved_connections", \.limits.reservedConnections, 0...65_535),
        count("limits", "unanswered_per_connection", \.limits.unansweredPerConnection, 1...65_536),
        size("limits", "buffered_bytes", \.limits.bufferedBytes, 1 << 20...64 << 30),
        size("limits", "buffered_bytes_per_uid", \.limits.bufferedBytesPerUID, 64 << 10...64 << 30),
        duration("limits", "slow_reader_ms", \.limits.slowReaderMilliseconds, 100...hour),
        duration("limits", "deadline_ms", \.limits.deadlineMilliseconds, 1...hour),
        count("limits", "page_size", \.limits.pageSize, 1...500),
        size("limits", "reply_bytes", \.limits.replyBytes, 64 << 10...1 << 30),
        duration("limits", "read_budget_ms", \.limits.readBudgetMilliseconds, 1...1000),
        count("limits", "reader_threads", \.limits.readerThreads, 1...64),
        count("limits", "live_events", \.limits.liveEvents, 1...1 << 20),
    ]

    private static let business: [Setting] = [
        text(
            "business",
            "timezone",
            \.business.timeZone,
            expectation: "the name of a time zone such as Europe/Berlin",
            isTimeZoneName
        ),
        text(
            "business",
            "number_prefix",
            \.business.numberPrefix,
            expectation: "1 to 16 letters and digits",
            { (1...16).contains($0.utf8.count) && $0.utf8.allSatisfy(isLetterOrDigit) }
        ),
    ]

    private static let reconcile: [Setting] = [
        duration("reconcile", "run_retention", \.reconcile.runRetentionMilliseconds, 24 * hour...100 * year),
        duration(
            "reconcile",
            "observation_retention",
            \.reconcile.observationRetentionMilliseconds,
            24 * hour...100 * year
        ),
    ]

    private static let log: [Setting] = [word("log", "level", \.log.level)]

    private static let hour = 3_600_000
    private static let year = 366 * 24 * hour

    private static func isTimeZoneName(_ name: String) -> Bool {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        return name.utf8.count <= 64
            && parts.allSatisfy { part in
                part.utf8.first.map(isLetterOrDigit) == true
                    && part.utf8.allSatisfy { isLetterOrDigit($0) || [43, 45, 95].contains($0) }
            }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }
}
