package import ClientOpsModel

/// The answer of `dashboard.summary`.
package struct Dashboard: Codable, Sendable, Equatable {
    package var clients: Int64
    package var projects: ProjectCounts
    package var instances: InstanceCounts
    /// Live projects that have no active production.
    package var productionsMissing: Int64
    /// Projects with a contested production.
    package var productionsContested: Int64
    package var findings: FindingCounts
    /// Leads that are not archived, by status; null for those who may not read leads.
    package var leads: LeadCounts?
    /// Payments less reversals of this month, per currency; null for those who may not read invoices.
    package var revenue: [CurrencyAmount]?
    /// What is sent and not yet paid, per currency; null for those who may not read invoices.
    package var outstanding: [OutstandingAmount]?
    /// The latest invoices, newest first; null for those who may not read invoices.
    package var recentInvoices: [Invoice]?
    /// The latest changes, newest first.
    package var recentChanges: [Event]

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case clients, projects, instances
        case productionsMissing = "productions_missing"
        case productionsContested = "productions_contested"
        case findings, leads, revenue, outstanding
        case recentInvoices = "recent_invoices"
        case recentChanges = "recent_changes"
    }

    /// Makes the answer.
    package init(
        clients: Int64,
        projects: ProjectCounts,
        instances: InstanceCounts,
        productionsMissing: Int64,
        productionsContested: Int64,
        findings: FindingCounts,
        leads: LeadCounts?,
        revenue: [CurrencyAmount]?,
        outstanding: [OutstandingAmount]?,
        recentInvoices: [Invoice]?,
        recentChanges: [Event]
    ) {
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
}

/// Projects by stage.
package struct ProjectCounts: Codable, Sendable, Equatable {
    package var planned: Int64
    package var live: Int64
    package var ended: Int64

    /// Makes the counts.
    package init(planned: Int64 = 0, live: Int64 = 0, ended: Int64 = 0) {
        self.planned = planned
        self.live = live
        self.ended = ended
    }
}

/// Instances by type.
package struct InstanceCounts: Codable, Sendable, Equatable {
    package var production: ActiveCounts
    package var staging: ActiveCounts
    package var development: ActiveCounts

    /// Makes the counts.
    package init(
        production: ActiveCounts = ActiveCounts(),
        staging: ActiveCounts = ActiveCounts(),
        development: ActiveCounts = ActiveCounts()
    ) {
        self.production = production
        self.staging = staging
        self.development = development
    }
}

/// Instances that are active and that are not.
package struct ActiveCounts: Codable, Sendable, Equatable {
    package var active: Int64
    package var inactive: Int64

    /// Makes the counts.
    package init(active: Int64 = 0, inactive: Int64 = 0) {
        self.active = active
        self.inactive = inactive
    }
}

/// Findings that are not resolved, by severity.
package struct FindingCounts: Codable, Sendable, Equatable {
    package var critical: Int64
    package var high: Int64
    package var medium: Int64
    package var low: Int64
    package var info: Int64

    /// Makes the counts.
    package init(critical: Int64 = 0, high: Int64 = 0, medium: Int64 = 0, low: Int64 = 0, info: Int64 = 0) {
        self.critical = critical
        self.high = high
        self.medium = medium
        self.low = low
        self.info = info
    }
}

/// Leads by status.
package struct LeadCounts: Codable, Sendable, Equatable {
    package var new: Int64
    package var contacted: Int64
    package var qualified: Int64
    package var lost: Int64

    /// Makes the counts.
    package init(new: Int64 = 0, contacted: Int64 = 0, qualified: Int64 = 0, lost: Int64 = 0) {
        self.new = new
        self.contacted = contacted
        self.qualified = qualified
        self.lost = lost
    }
}

/// An amount of one currency; several currencies are never added up.
package struct CurrencyAmount: Codable, Sendable, Equatable {
    package var currency: String
    /// In minor units.
    package var amount: Int64

    /// Makes an amount.
    package init(currency: String, amount: Int64) {
        self.currency = currency
        self.amount = amount
    }
}

/// What is owed in one currency.
package struct OutstandingAmount: Codable, Sendable, Equatable {
    package var currency: String
    /// All of it, in minor units.
    package var amount: Int64
    /// The part whose due day is over.
    package var overdue: Int64

    /// Makes an amount.
    package init(currency: String, amount: Int64, overdue: Int64) {
        self.currency = currency
        self.amount = amount
        self.overdue = overdue
    }
}
