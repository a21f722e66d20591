// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API.ObservationMethods {
    /// Takes what a source saw on its host; up to 1,000 subjects a call, the last one with final.
    public enum Report: APIMethod {
        /// The name on the wire.
        public static let name = "observation.report"

        /// What it takes.
        public struct Params: Codable, Sendable, Hashable {
            /// `source`: text of 1 to 200 characters on one line.
            public var source: String
            /// `sequence`.
            public var sequence: Int64
            /// `observed_at`.
            public var observedAt: String
            /// `complete`.
            public var complete: Bool
            /// `subjects`.
            public var subjects: [API.ObservationMethods.Report.Params.Subjects]
            /// `final`.
            public var final: Bool?
            /// `error`: text of 1 to 1000 characters on one line.
            public var error: String?

            /// Makes the value from its members.
            public init(source: String, sequence: Int64, observedAt: String, complete: Bool, subjects: [API.ObservationMethods.Report.Params.Subjects], final: Bool? = nil, error: String? = nil) {
                self.source = source
                self.sequence = sequence
                self.observedAt = observedAt
                self.complete = complete
                self.subjects = subjects
                self.final = final
                self.error = error
            }

            private enum CodingKeys: String, CodingKey {
                case source
                case sequence
                case observedAt = "observed_at"
                case complete
                case subjects
                case final
                case error
            }

            /// The member `subjects`.
            public struct Subjects: Codable, Sendable, Hashable {
                /// `unit`.
                public var unit: API.ObservationMethods.Report.Params.Subjects.Unit?
                /// `config`.
                public var config: API.ObservationMethods.Report.Params.Subjects.Config?
                /// `endpoint`.
                public var endpoint: API.ObservationMethods.Report.Params.Subjects.Endpoint?
                /// `database`.
                public var database: API.ObservationMethods.Report.Params.Subjects.Database?

                /// Makes the value from its members.
                public init(unit: API.ObservationMethods.Report.Params.Subjects.Unit? = nil, config: API.ObservationMethods.Report.Params.Subjects.Config? = nil, endpoint: API.ObservationMethods.Report.Params.Subjects.Endpoint? = nil, database: API.ObservationMethods.Report.Params.Subjects.Database? = nil) {
                    self.unit = unit
                    self.config = config
                    self.endpoint = endpoint
                    self.database = database
                }

                private enum CodingKeys: String, CodingKey {
                    case unit
                    case config
                    case endpoint
                    case database
                }

                /// The member `unit`.
                public struct Unit: Codable, Sendable, Hashable {
                    /// `unit`: text of 1 to 1000 characters on one line.
                    public var unit: String
                    /// `running`.
                    public var running: Bool
                    /// `config_path`: text of 1 to 1000 characters on one line.
                    public var configPath: String?
                    /// `user`: text of 1 to 200 characters on one line.
                    public var user: String?
                    /// `started_at`.
                    public var startedAt: String?
                    /// `network_namespace`: text of 1 to 200 characters on one line.
                    public var networkNamespace: String?
                    /// `listeners`.
                    public var listeners: [API.Listener]?
                    /// `unknown`.
                    public var unknown: [API.UnknownSignal]?

                    /// Makes the value from its members.
                    public init(unit: String, running: Bool, configPath: String? = nil, user: String? = nil, startedAt: String? = nil, networkNamespace: String? = nil, listeners: [API.Listener]? = nil, unknown: [API.UnknownSignal]? = nil) {
                        self.unit = unit
                        self.running = running
                        self.configPath = configPath
                        self.user = user
                        self.startedAt = startedAt
                        self.networkNamespace = networkNamespace
                        self.listeners = listeners
                        self.unknown = unknown
                    }

                    private enum CodingKeys: String, CodingKey {
                        case unit
                        case running
                        case configPath = "config_path"
                        case user
                        case startedAt = "started_at"
                        case networkNamespace = "network_namespace"
                        case listeners
                        case unknown
                    }
                }

                /// The member `config`.
                public struct Config: Codable, Sendable, Hashable {
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

                /// The member `endpoint`.
                public struct Endpoint: Codable, Sendable, Hashable {
                    /// `url`: an http or https URL with a host, without user, query or fragment, such as https://odoo.example.org.
                    public var url: String
                    /// `reachable`.
                    public var reachable: Bool
                    /// `series`: text of 1 to 200 characters on one line.
                    public var series: String?
                    /// `databases`.
                    public var databases: [String]?
                    /// `unknown`.
                    public var unknown: [API.UnknownSignal]?

                    /// Makes the value from its members.
                    public init(url: String, reachable: Bool, series: String? = nil, databases: [String]? = nil, unknown: [API.UnknownSignal]? = nil) {
                        self.url = url
                        self.reachable = reachable
                        self.series = series
                        self.databases = databases
                        self.unknown = unknown
                    }

                    private enum CodingKeys: String, CodingKey {
                        case url
                        case reachable
                        case series
                        case databases
                        case unknown
                    }
                }

                /// The member `database`.
                public struct Database: Codable, Sendable, Hashable {
                    /// `cluster`.
                    public var cluster: API.ObservationMethods.Report.Params.Subjects.Database.Cluster
                    /// `name`: text of 1 to 200 characters on one line.
                    public var name: String
                    /// `owner`: text of 1 to 200 characters on one line.
                    public var owner: String?
                    /// `readable`.
                    public var readable: Bool?
                    /// `uuid`: text of 1 to 200 characters on one line.
                    public var uuid: String?
                    /// `company_created_at`: text of 1 to 200 characters on one line.
                    public var companyCreatedAt: String?
                    /// `user_created_at`: text of 1 to 200 characters on one line.
                    public var userCreatedAt: String?
                    /// `lineage`: text of 1 to 200 characters on one line.
                    public var lineage: String?
                    /// `base_url`: text of 1 to 1000 characters on one line.
                    public var baseURL: String?
                    /// `neutralized`.
                    public var neutralized: Bool?
                    /// `series`: text of 1 to 200 characters on one line.
                    public var series: String?
                    /// `mail_servers`.
                    public var mailServers: Int64?
                    /// `all_mail_servers`.
                    public var allMailServers: Int64?
                    /// `fetchmail_servers`.
                    public var fetchmailServers: Int64?
                    /// `payment_providers`.
                    public var paymentProviders: Int64?
                    /// `crons`.
                    public var crons: Int64?
                    /// `working_crons`.
                    public var workingCrons: Int64?
                    /// `last_cron_call`.
                    public var lastCronCall: String?
                    /// `unknown`.
                    public var unknown: [API.UnknownSignal]?

                    /// Makes the value from its members.
                    public init(cluster: API.ObservationMethods.Report.Params.Subjects.Database.Cluster, name: String, owner: String? = nil, readable: Bool? = nil, uuid: String? = nil, companyCreatedAt: String? = nil, userCreatedAt: String? = nil, lineage: String? = nil, baseURL: String? = nil, neutralized: Bool? = nil, series: String? = nil, mailServers: Int64? = nil, allMailServers: Int64? = nil, fetchmailServers: Int64? = nil, paymentProviders: Int64? = nil, crons: Int64? = nil, workingCrons: Int64? = nil, lastCronCall: String? = nil, unknown: [API.UnknownSignal]? = nil) {
                        self.cluster = cluster
                        self.name = name
                        self.owner = owner
                        self.readable = readable
                        self.uuid = uuid
                        self.companyCreatedAt = companyCreatedAt
                        self.userCreatedAt = userCreatedAt
                        self.lineage = lineage
                        self.baseURL = baseURL
                        self.neutralized = neutralized
                        self.series = series
                        self.mailServers = mailServers
                        self.allMailServers = allMailServers
                        self.fetchmailServers = fetchmailServers
                        self.paymentProviders = paymentProviders
                        self.crons = crons
                        self.workingCrons = workingCrons
                        self.lastCronCall = lastCronCall
                        self.unknown = unknown
                    }

                    private enum CodingKeys: String, CodingKey {
                        case cluster
                        case name
                        case owner
                        case readable
                        case uuid
                        case companyCreatedAt = "company_created_at"
                        case userCreatedAt = "user_created_at"
                        case lineage
                        case baseURL = "base_url"
                        case neutralized
                        case series
                        case mailServers = "mail_servers"
                        case allMailServers = "all_mail_servers"
                        case fetchmailServers = "fetchmail_servers"
                        case paymentProviders = "payment_providers"
                        case crons
                        case workingCrons = "working_crons"
                        case lastCronCall = "last_cron_call"
                        case unknown
                    }

                    /// The member `cluster`.
                    public struct Cluster: Codable, Sendable, Hashable {
                        /// `system_identifier`: text of 1 to 200 characters on one line.
                        public var systemIdentifier: String?
                        /// `started_at`.
                        public var startedAt: String?
                        /// `in_recovery`.
                        public var inRecovery: Bool?
                        /// `endpoint`: text of 1 to 1000 characters on one line.
                        public var endpoint: String

                        /// Makes the value from its members.
                        public init(systemIdentifier: String? = nil, startedAt: String? = nil, inRecovery: Bool? = nil, endpoint: String) {
                            self.systemIdentifier = systemIdentifier
                            self.startedAt = startedAt
                            self.inRecovery = inRecovery
                            self.endpoint = endpoint
                        }

                        private enum CodingKeys: String, CodingKey {
                            case systemIdentifier = "system_identifier"
                            case startedAt = "started_at"
                            case inRecovery = "in_recovery"
                            case endpoint
                        }
                    }
                }
            }
        }

        /// What it answers.
        public struct Result: Codable, Sendable, Hashable {
            /// `source`.
            public var source: API.Source
            /// `new`.
            public var new: Int64
            /// `changed`.
            public var changed: Int64
            /// `unchanged`.
            public var unchanged: Int64
            /// `gone`.
            public var gone: Int64

            /// Makes the value from its members.
            public init(source: API.Source, new: Int64, changed: Int64, unchanged: Int64, gone: Int64) {
                self.source = source
                self.new = new
                self.changed = changed
                self.unchanged = unchanged
                self.gone = gone
            }

            private enum CodingKeys: String, CodingKey {
                case source
                case new
                case changed
                case unchanged
                case gone
            }
        }
    }
}
