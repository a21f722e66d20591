// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// What the daemon writes as `Dashboard`.
    public struct Dashboard: Codable, Sendable, Hashable {
        /// `clients`.
        public var clients: Int64
        /// `projects`.
        public var projects: API.ProjectCounts
        /// `instances`.
        public var instances: API.InstanceCounts
        /// `productions_missing`.
        public var productionsMissing: Int64
        /// `productions_contested`.
        public var productionsContested: Int64
        /// `findings`.
        public var findings: API.FindingCounts
        /// `leads`.
        public var leads: API.LeadCounts?
        /// `revenue`.
        public var revenue: [API.CurrencyAmount]?
        /// `outstanding`.
        public var outstanding: [API.OutstandingAmount]?
        /// `recent_invoices`.
        public var recentInvoices: [API.Invoice]?
        /// `recent_changes`.
        public var recentChanges: [API.Event]

        /// Makes the value from its members.
        public init(clients: Int64, projects: API.ProjectCounts, instances: API.InstanceCounts, productionsMissing: Int64, productionsContested: Int64, findings: API.FindingCounts, leads: API.LeadCounts? = nil, revenue: [API.CurrencyAmount]? = nil, outstanding: [API.OutstandingAmount]? = nil, recentInvoices: [API.Invoice]? = nil, recentChanges: [API.Event]) {
            self.clients = clients
            self.projects = projects
            self.instances = instances
            self.productionsMissing = productionsMissing
            self.productionsContested = productionsContested
            self.findings = findings
            self.leads = leads
            self.revenue = revenue
            self.outstanding = outstanding
            self.recentInvoices = recentInvoices
            self.recentChanges = recentChanges
        }

        private enum CodingKeys: String, CodingKey {
            case clients
            case projects
            case instances
            case productionsMissing = "productions_missing"
            case productionsContested = "productions_contested"
            case findings
            case leads
            case revenue
            case outstanding
            case recentInvoices = "recent_invoices"
            case recentChanges = "recent_changes"
        }
    }
}
