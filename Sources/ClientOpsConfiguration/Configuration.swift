package import ClientOpsModel

/// What the daemon is told by its files: every value checked, with the place it came from.
package struct Configuration: Sendable, Hashable {
    package var store = Store()
    package var limits = Limits()
    /// The group table: whoever is in one of the groups has the role, the highest one counts.
    package var roleGroups: [Role: [String]] = Dictionary(
        uniqueKeysWithValues: Role.byGroupPrecedence.map { ($0, ["clientops-\($0.rawValue)"]) }
    )
    package var business = Business()
    package var reconcile = Reconcile()
    package var log = Log()

    var origins: [SettingName: Origin] = [:]

    /// Makes the configuration without any file.
    package init() {}

    /// The main file of an installed daemon.
    package static let defaultPath = "/etc/clientops/clientops.conf"

    /// Where a value came from.
    ///
    /// - Parameters:
    ///   - key: the key, such as `line_bytes`.
    ///   - section: its section, such as `limits`.
    /// - Returns: the last line that set it, or that it has its default.
    package func origin(of key: String, in section: String) -> Origin {
        origins[SettingName(section: section, key: key)] ?? .builtIn
    }

    /// Every setting with its value in force, in the order of the documentation.
    package var settings: [EffectiveSetting] {
        Setting.all.map { setting in
            EffectiveSetting(
                section: setting.name.section,
                key: setting.name.key,
                value: setting.show(self),
                origin: origins[setting.name] ?? .builtIn
            )
        }
    }

    /// `[store]`: the database and its copies.
    package struct Store: Sendable, Hashable {
        /// The database file; nil for the state directory's.
        package var path: String?
        /// Where backups go; nil for a directory beside the database.
        package var backupDirectory: String?
        /// How many backups are kept.
        package var backupKeep = 14
        /// How many days a backup is kept; the newest one always is.
        package var backupKeepDays = 30
        /// How long the replies of writes with a retry key are kept.
        package var requestIDRetentionMilliseconds = 7 * 86_400_000
    }

    /// `[business]`: what invoices need to know.
    package struct Business: Sendable, Hashable {
        /// The IANA name of the zone whose calendar days count.
        package var timeZone = "UTC"
        /// What invoice numbers begin with.
        package var numberPrefix = "INV"
    }

    /// `[log]`: what the journal is told.
    package struct Log: Sendable, Hashable {
        /// The lowest level that is logged.
        package var level = LogLevel.info
    }

    /// `[reconcile]`: the periodic comparison.
    package struct Reconcile: Sendable, Hashable {
        /// How long runs are kept.
        package var runRetentionMilliseconds = 90 * 86_400_000
        /// How long former words of sources are kept.
        package var observationRetentionMilliseconds = 30 * 86_400_000
    }
}

/// `[limits]`: sizes in bytes, times in milliseconds (PROTOCOL.md, Limits).
package struct Limits: Sendable, Hashable {
    package var lineBytes = 1 << 20
    package var rolelessLineBytes = 4096
    package var batch = 256
    package var connections = 1024
    package var connectionsPerUID = 64
    package var reservedConnections = 128
    package var unansweredPerConnection = 128
    package var bufferedBytes = 48 << 20
    package var bufferedBytesPerUID = 4 << 20
    package var slowReaderMilliseconds = 30_000
    package var deadlineMilliseconds = 30_000
    package var pageSize = 500
    package var replyBytes = 4 << 20
    package var readBudgetMilliseconds = 2
    package var readerThreads = 2
    /// Newer entries of the log at which a subscriber counts as one that has fallen behind.
    package var liveEvents = 1024

    /// Makes the limits of PROTOCOL.md.
    package init() {}
}

/// How much is logged: this level and what weighs more.
package enum LogLevel: String, Sendable, CaseIterable {
    case debug, info, notice, warning, error
}

/// Where a value of the configuration came from.
package enum Origin: Sendable, Hashable, CustomStringConvertible {
    /// No file says anything else.
    case builtIn
    case file(path: String, line: Int)

    /// `default`, or file and line.
    package var description: String {
        switch self {
        case .builtIn: "default"
        case .file(let path, let line): "\(path):\(line)"
        }
    }
}

/// A setting as it is in force.
package struct EffectiveSetting: Sendable, Hashable {
    package var section: String
    package var key: String
    /// The value as a file would say it; empty for none.
    package var value: String
    package var origin: Origin
}

/// What a setting is called.
package struct SettingName: Sendable, Hashable, CustomStringConvertible {
    package let section: String
    package let key: String

    /// As messages name it.
    package var description: String { "[\(section)] \(key)" }
}
