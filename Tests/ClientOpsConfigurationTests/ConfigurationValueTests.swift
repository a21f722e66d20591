import ClientOpsConfiguration
import ClientOpsModel
import Testing

@Suite struct ConfigurationValueTests {
    @Test func withoutFilesEverythingHasItsDefault() throws {
        let configuration = try Configuration.load(from: MemorySource())
        #expect(configuration == Configuration())
        #expect(configuration.limits.lineBytes == 1_048_576)
        #expect(configuration.limits.rolelessLineBytes == 4096)
        #expect(configuration.limits.bufferedBytes == 50_331_648)
        #expect(configuration.limits.deadlineMilliseconds == 30_000)
        #expect(configuration.business.timeZone == "UTC")
        #expect(configuration.business.numberPrefix == "INV")
        #expect(configuration.store.path == nil)
        #expect(configuration.roleGroups.count == 5)
        #expect(configuration.roleGroups[.admin] == ["clientops-admin"])
        #expect(configuration.roleGroups[.backup] == ["clientops-backup"])
        #expect(configuration.settings.allSatisfy { $0.origin == .builtIn })
    }

    @Test func everySectionIsRead() throws {
        let configuration = try load(
            """
            # all of it
            [store]
            path = /srv/clientops.db
            backup_directory=/srv/backups
            backup_keep=7
            backup_keep_days=400
            request_id_retention=14d
            [limits]
            line_bytes=2M
            batch=10
            slow_reader_ms=1min
            [roles]
            admin=wheel clientops-admin
            staff=
            [business]
            timezone=Europe/Berlin
            number_prefix=RE
            [reconcile]
            run_retention=1y
            observation_retention=2w
            """
        )
        #expect(configuration.store.path == "/srv/clientops.db")
        #expect(configuration.store.backupDirectory == "/srv/backups")
        #expect(configuration.store.backupKeep == 7 && configuration.store.backupKeepDays == 400)
        #expect(configuration.store.requestIDRetentionMilliseconds == 14 * 86_400_000)
        #expect(configuration.limits.lineBytes == 2 << 20)
        #expect(configuration.limits.batch == 10)
        #expect(configuration.limits.slowReaderMilliseconds == 60_000)
        #expect(configuration.roleGroups[.admin] == ["wheel", "clientops-admin"])
        #expect(configuration.roleGroups[.staff] == [])
        #expect(configuration.roleGroups[.standard] == ["clientops-standard"])
        #expect(configuration.business.timeZone == "Europe/Berlin")
        #expect(configuration.business.numberPrefix == "RE")
        #expect(configuration.reconcile.runRetentionMilliseconds == 31_557_600_000)
        #expect(configuration.reconcile.observationRetentionMilliseconds == 14 * 86_400_000)
    }

    @Test(arguments: [
        ("4096", 4096), ("4096B", 4096), ("5K", 5120), ("1M", 1 << 20), ("2 M", 2 << 20), ("64M", 64 << 20),
    ])
    func sizesTakeSuffixes(_ text: String, _ bytes: Int) throws {
        let whole = try load("[limits]\nline_bytes=\(text)\nbuffered_bytes_per_uid=1G\nbuffered_bytes=1G")
        #expect(whole.limits.lineBytes == bytes)
        #expect(whole.limits.bufferedBytes == 1 << 30)
    }

    @Test(arguments: [
        "1", "4095", "65M", "1.5M", "-1", "M", "1KK", "1k", "0x1000", "9999999999999999999", "9999999999999G", "1 2",
    ])
    func otherSizesAreRefused(_ text: String) {
        #expect(
            problems("[limits]\nline_bytes=\(text)")
                == ["/c.conf:2: [limits] line_bytes: expected a size from 4K to 64M, in bytes or with K, M or G"]
        )
    }

    @Test(arguments: [
        ("500", 500), ("30s", 30_000), ("5min", 300_000), ("1min 30s", 90_000), ("1min30s", 90_000),
        ("2 minutes", 120_000), ("1.5s", 1500), ("0.25min", 15_000), ("1h", 3_600_000), ("250ms", 250),
        ("1000us", 1), ("1 sec 5 msec", 1005),
    ])
    func timesAreAsInSystemd(_ text: String, _ milliseconds: Int) throws {
        #expect(try load("[limits]\ndeadline_ms=\(text)").limits.deadlineMilliseconds == milliseconds)
    }

    @Test func aBareNumberCountsSecondsWhereTheKeyDoesNotSayMilliseconds() throws {
        #expect(try load("[reconcile]\nrun_retention=172800").reconcile.runRetentionMilliseconds == 172_800_000)
    }

    @Test(arguments: ["0", "61min", "1500us", "5 parsecs", "s", "1.s", ".5s", "-1s", "infinity", "1e3", "1s,2s"])
    func otherTimesAreRefused(_ text: String) {
        #expect(
            problems("[limits]\ndeadline_ms=\(text)")
                == ["/c.conf:2: [limits] deadline_ms: expected a time span from 1ms to 1h, such as 30s or 5min"]
        )
    }

    @Test(arguments: [
        ("[limits]", "batch", "0", "a number from 1 to 65536"),
        ("[limits]", "batch", "1K", "a number from 1 to 65536"),
        ("[limits]", "batch", "+5", "a number from 1 to 65536"),
        ("[limits]", "page_size", "501", "a number from 1 to 500"),
        ("[store]", "path", "clientops.db", "an absolute path without '..'"),
        ("[store]", "backup_directory", "/var/../etc", "an absolute path without '..'"),
        ("[limits]", "read_budget_ms", "0", "a time span from 1ms to 1s, such as 30s or 5min"),
        ("[limits]", "reader_threads", "65", "a number from 1 to 64"),
        ("[log]", "level", "loud", "one of debug, info, notice, warning, error"),
        ("[business]", "timezone", "/etc/passwd", "the name of a time zone such as Europe/Berlin"),
        ("[business]", "timezone", "../UTC", "the name of a time zone such as Europe/Berlin"),
        ("[business]", "timezone", "Europe/", "the name of a time zone such as Europe/Berlin"),
        ("[business]", "number_prefix", "A-B", "1 to 16 letters and digits"),
        ("[business]", "number_prefix", "ABCDEFGHIJKLMNOPQ", "1 to 16 letters and digits"),
        ("[roles]", "admin", "1000", "names of groups, separated by spaces, or nothing"),
        ("[roles]", "admin", "a:b", "names of groups, separated by spaces, or nothing"),
        ("[roles]", "staff", "a a", "names of groups, separated by spaces, or nothing"),
    ])
    func badValuesSayWhatWasExpected(_ section: String, _ key: String, _ value: String, _ expected: String) {
        #expect(problems("\(section)\n\(key)=\(value)") == ["/c.conf:2: \(section) \(key): expected \(expected)"])
    }

    @Test(arguments: [
        ("line_bytes=2K", "/c.conf:2: [limits] line_bytes: expected a size from 4K to 64M, in bytes or with K, M or G"),
        (
            "line_bytes=8K\nroleless_line_bytes=16K",
            "/c.conf:3: [limits] roleless_line_bytes: roleless_line_bytes has to be at most line_bytes"
        ),
        ("line_bytes=8M", "/c.conf:2: [limits] line_bytes: line_bytes has to be at most buffered_bytes_per_uid"),
        (
            "buffered_bytes_per_uid=512K",
            "/c.conf:2: [limits] buffered_bytes_per_uid: line_bytes has to be at most buffered_bytes_per_uid"
        ),
        (
            "connections=64",
            "/c.conf:2: [limits] connections: reserved_connections has to be less than connections"
        ),
        (
            "connections=256\nconnections_per_uid=257",
            "/c.conf:3: [limits] connections_per_uid: connections_per_uid has to be at most connections"
        ),
    ])
    func valuesHaveToFitTogether(_ lines: String, _ expected: String) {
        #expect(problems("[limits]\n\(lines)") == [expected])
    }
}
