// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `DatabaseSignals`.
    public struct DatabaseSignals: Codable, Sendable, Hashable {
        /// `cluster`.
        public var cluster: API.ClusterSignals
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
        public init(cluster: API.ClusterSignals, name: String, owner: String? = nil, readable: Bool? = nil, uuid: String? = nil, companyCreatedAt: String? = nil, userCreatedAt: String? = nil, lineage: String? = nil, baseURL: String? = nil, neutralized: Bool? = nil, series: String? = nil, mailServers: Int64? = nil, allMailServers: Int64? = nil, fetchmailServers: Int64? = nil, paymentProviders: Int64? = nil, crons: Int64? = nil, workingCrons: Int64? = nil, lastCronCall: String? = nil, unknown: [API.UnknownSignal]? = nil) {
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
    }
}
