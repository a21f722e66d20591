/// A signal that could not be read, and why.
package struct UnknownSignal: Codable, Sendable, Hashable {
    /// The member of the signals that is missing.
    package var signal: ShortName
    /// Why, in one clause; never quotes what was read.
    package var reason: ObservedText

    /// Makes the note.
    package init(signal: ShortName, reason: ObservedText) {
        self.signal = signal
        self.reason = reason
    }
}

/// A socket a server listens on.
package struct Listener: Codable, Sendable, Hashable {
    /// The address; `0.0.0.0` or `::` for every one.
    package var address: ShortName
    package var port: Int64

    /// Makes a listener.
    package init(address: ShortName, port: Int64) {
        self.address = address
        self.port = port
    }
}

/// A server as systemd and the process table show it.
package struct UnitSignals: Codable, Sendable, Hashable {
    /// The systemd unit, or `process:` with the configuration path for a server that no unit runs.
    package var unit: ObservedText
    package var running: Bool
    /// From the `ExecStart=` line or the command line, never from the unit's name.
    package var configPath: ObservedText?
    /// The account it runs as.
    package var user: ShortName?
    package var startedAt: Timestamp?
    /// The number of its network namespace: equal numbers share ports.
    package var networkNamespace: ShortName?
    package var listeners: [Listener]?
    package var unknown: [UnknownSignal]?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case unit, running
        case configPath = "config_path"
        case user
        case startedAt = "started_at"
        case networkNamespace = "network_namespace"
        case listeners, unknown
    }

    /// Makes the signals; the rest is set by who knows it.
    package init(unit: ObservedText, running: Bool) {
        self.unit = unit
        self.running = running
    }
}

/// What `odoo.conf` says of a server; passwords are never part of it.
package struct ConfigSignals: Codable, Sendable, Hashable {
    /// The unit as in ``UnitSignals``.
    package var unit: ObservedText
    package var configPath: ObservedText?
    /// Nil for the Unix socket.
    package var dbHost: ShortName?
    package var dbPort: Int64?
    /// The role the server connects as; its own account when the file names none.
    package var dbUser: ShortName?
    /// The databases it serves and runs crons for; empty means every database its role can list.
    package var dbNames: [ShortName]
    package var dbFilter: ObservedText?
    package var listDB: Bool?
    package var httpEnable: Bool?
    package var httpInterface: ShortName?
    package var httpPort: Int64?
    package var geventPort: Int64?
    package var workers: Int64?
    package var maxCronThreads: Int64?
    package var proxyMode: Bool?
    package var dataDir: ObservedText?
    package var smtpServer: ShortName?
    package var smtpPort: Int64?
    /// Whether that server accepts connections; nil when nobody tried.
    package var smtpAnswers: Bool?
    /// The key of OCA's server_environment.
    package var runningEnv: ShortName?
    package var unknown: [UnknownSignal]?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case unit
        case configPath = "config_path"
        case dbHost = "db_host"
        case dbPort = "db_port"
        case dbUser = "db_user"
        case dbNames = "db_names"
        case dbFilter = "db_filter"
        case listDB = "list_db"
        case httpEnable = "http_enable"
        case httpInterface = "http_interface"
        case httpPort = "http_port"
        case geventPort = "gevent_port"
        case workers
        case maxCronThreads = "max_cron_threads"
        case proxyMode = "proxy_mode"
        case dataDir = "data_dir"
        case smtpServer = "smtp_server"
        case smtpPort = "smtp_port"
        case smtpAnswers = "smtp_answers"
        case runningEnv = "running_env"
        case unknown
    }

    /// Makes the signals; the rest is set by who knows it.
    package init(unit: ObservedText, dbNames: [ShortName] = []) {
        self.unit = unit
        self.dbNames = dbNames
    }
}

/// What an HTTP endpoint answers without a login.
package struct EndpointSignals: Codable, Sendable, Hashable {
    /// The address that was asked.
    package var url: OdooURL
    package var reachable: Bool
    /// Such as `14.0`.
    package var series: ShortName?
    /// Databases it names to anybody.
    package var databases: [ShortName]?
    package var unknown: [UnknownSignal]?

    /// Makes the signals; the rest is set by who knows it.
    package init(url: OdooURL, reachable: Bool) {
        self.url = url
        self.reachable = reachable
    }
}

/// A PostgreSQL cluster.
package struct ClusterSignals: Codable, Sendable, Hashable {
    /// `system_identifier` of `pg_control_system()`; equal in clones.
    package var systemIdentifier: ShortName?
    /// `pg_postmaster_start_time()`; differs between clones.
    package var startedAt: Timestamp?
    /// True on a standby, whose databases are its primary's.
    package var inRecovery: Bool?
    /// How the collector reached it, `host:port`; the host is `localhost` or a socket directory for one of its own.
    package var endpoint: ObservedText

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case systemIdentifier = "system_identifier"
        case startedAt = "started_at"
        case inRecovery = "in_recovery"
        case endpoint
    }

    /// Makes the signals; the rest is set by who knows it.
    package init(endpoint: ObservedText) { self.endpoint = endpoint }
}

/// What a database says of itself (PRODUCT.md section 5, "Reading a database").
package struct DatabaseSignals: Codable, Sendable, Hashable {
    package var cluster: ClusterSignals
    /// Its name in the cluster.
    package var name: ShortName
    /// The role that owns it.
    package var owner: ShortName?
    /// Whether it is an Odoo database whose tables could be read; nil when that is unknown.
    package var readable: Bool?
    /// `database.uuid`, as written.
    package var uuid: ShortName?
    /// `create_date` of `res_company` 1; only its hash is kept.
    package var companyCreatedAt: ShortName?
    /// `create_date` of `res_users` 1; only its hash is kept.
    package var userCreatedAt: ShortName?
    /// Keyed hash of the two, made by the daemon; equal in every copy.
    package var lineage: ShortName?
    /// `web.base.url`.
    package var baseURL: ObservedText?
    /// `database.is_neutralized`; false when the readable table has no such row.
    package var neutralized: Bool?
    /// The series of the module base, such as `14.0`.
    package var series: ShortName?
    /// Active outgoing mail servers with a real host.
    package var mailServers: Int64?
    /// All active outgoing mail servers, placeholders such as host `invalid` included.
    package var allMailServers: Int64?
    /// Running incoming mail servers.
    package var fetchmailServers: Int64?
    /// Enabled payment providers.
    package var paymentProviders: Int64?
    /// Active crons.
    package var crons: Int64?
    /// Active crons beyond the vacuum job.
    package var workingCrons: Int64?
    /// The newest `ir_cron.lastcall`.
    package var lastCronCall: Timestamp?
    package var unknown: [UnknownSignal]?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case cluster, name, owner, readable, uuid
        case companyCreatedAt = "company_created_at"
        case userCreatedAt = "user_created_at"
        case lineage
        case baseURL = "base_url"
        case neutralized, series
        case mailServers = "mail_servers"
        case allMailServers = "all_mail_servers"
        case fetchmailServers = "fetchmail_servers"
        case paymentProviders = "payment_providers"
        case crons
        case workingCrons = "working_crons"
        case lastCronCall = "last_cron_call"
        case unknown
    }

    /// Makes the signals; the rest is set by who knows it.
    package init(cluster: ClusterSignals, name: ShortName) {
        self.cluster = cluster
        self.name = name
    }
}
