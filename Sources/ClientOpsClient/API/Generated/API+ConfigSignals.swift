// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `ConfigSignals`.
    public struct ConfigSignals: Codable, Sendable, Hashable {
        /// `unit`: text of 1 to 1000 characters on one line.
        public var unit: String
        /// `config_path`: text of 1 to 1000 characters on one line.
        public var configPath: String?
        /// `db_host`: text of 1 to 200 characters on one line.
        public var dbHost: String?
        /// `db_port`.
        public var dbPort: Int64?
        /// `db_user`: text of 1 to 200 characters on one line.
        public var dbUser: String?
        /// `db_names`.
        public var dbNames: [String]
        /// `db_filter`: text of 1 to 1000 characters on one line.
        public var dbFilter: String?
        /// `list_db`.
        public var listDb: Bool?
        /// `http_enable`.
        public var httpEnable: Bool?
        /// `http_interface`: text of 1 to 200 characters on one line.
        public var httpInterface: String?
        /// `http_port`.
        public var httpPort: Int64?
        /// `gevent_port`.
        public var geventPort: Int64?
        /// `workers`.
        public var workers: Int64?
        /// `max_cron_threads`.
        public var maxCronThreads: Int64?
        /// `proxy_mode`.
        public var proxyMode: Bool?
        /// `data_dir`: text of 1 to 1000 characters on one line.
        public var dataDir: String?
        /// `smtp_server`: text of 1 to 200 characters on one line.
        public var smtpServer: String?
        /// `smtp_port`.
        public var smtpPort: Int64?
        /// `smtp_answers`.
        public var smtpAnswers: Bool?
        /// `running_env`: text of 1 to 200 characters on one line.
        public var runningEnv: String?
        /// `unknown`.
        public var unknown: [API.UnknownSignal]?

        /// Makes the value from its members.
        public init(unit: String, configPath: String? = nil, dbHost: String? = nil, dbPort: Int64? = nil, dbUser: String? = nil, dbNames: [String], dbFilter: String? = nil, listDb: Bool? = nil, httpEnable: Bool? = nil, httpInterface: String? = nil, httpPort: Int64? = nil, geventPort: Int64? = nil, workers: Int64? = nil, maxCronThreads: Int64? = nil, proxyMode: Bool? = nil, dataDir: String? = nil, smtpServer: String? = nil, smtpPort: Int64? = nil, smtpAnswers: Bool? = nil, runningEnv: String? = nil, unknown: [API.UnknownSignal]? = nil) {
            self.unit = unit
            self.configPath = configPath
            self.dbHost = dbHost
            self.dbPort = dbPort
            self.dbUser = dbUser
            self.dbNames = dbNames
            self.dbFilter = dbFilter
            self.listDb = listDb
            self.httpEnable = httpEnable
            self.httpInterface = httpInterface
            self.httpPort = httpPort
            self.geventPort = geventPort
            self.workers = workers
            self.maxCronThreads = maxCronThreads
            self.proxyMode = proxyMode
            self.dataDir = dataDir
            self.smtpServer = smtpServer
            self.smtpPort = smtpPort
            self.smtpAnswers = smtpAnswers
            self.runningEnv = runningEnv
            self.unknown = unknown
        }

        private enum CodingKeys: String, CodingKey {
            case unit
            case configPath = "config_path"
            case dbHost = "db_host"
            case dbPort = "db_port"
            case dbUser = "db_user"
            case dbNames = "db_names"
            case dbFilter = "db_filter"
            case listDb = "list_db"
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
    }
}
