import ClientOpsAudit
import ClientOpsModel
package import ClientOpsProtocol
import ClientOpsStore

extension DashboardMethods.Summary: ReadHandled {
    /// Changes shown.
    private static let recentChanges = 10
    /// Entries looked at for them.
    private static let recentEntries = 200

    package static func handle(_ params: NoParams, _ context: ReadContext) throws -> Dashboard {
        let figures = try context.connection.dashboardFigures(context.caller.visibility)
        let billing = context.caller.visibility == .all ? try Billing(context) : nil
        return Dashboard(
            clients: figures.clients,
            projects: ProjectCounts(
                planned: figures.projects[.planned] ?? 0,
                live: figures.projects[.live] ?? 0,
                ended: figures.projects[.ended] ?? 0
            ),
            instances: InstanceCounts(
                production: figures.counts(.production),
                staging: figures.counts(.staging),
                development: figures.counts(.development)
            ),
            productionsMissing: figures.productionsMissing,
            productionsContested: figures.productionsContested,
            findings: FindingCounts(
                critical: figures.findings[.critical] ?? 0,
                high: figures.findings[.high] ?? 0,
                medium: figures.findings[.medium] ?? 0,
                low: figures.findings[.low] ?? 0,
                info: figures.findings[.info] ?? 0
            ),
            leads: billing?.leads,
            revenue: billing?.revenue,
            outstanding: billing?.outstanding,
            recentInvoices: billing?.recentInvoices,
            recentChanges: try recent(context)
        )
    }

    private static func recent(_ context: ReadContext) throws -> [Event] {
        var visibility = try EventVisibility(context)
        var events: [Event] = []
        for entry in try context.connection.latestChanges(limit: recentEntries) where events.count < recentChanges {
            if try visibility.shows(entry.entity, entry.entityID) {
                events.append(Event(entry, showsActor: context.caller.role == .admin))
            }
        }
        return events
    }
}

/// What the dashboard shows to those who read leads and invoices.
private struct Billing {
    var leads: LeadCounts
    var revenue: [CurrencyAmount]
    var outstanding: [OutstandingAmount]
    var recentInvoices: [Invoice]

    private static let recent = 5

    init(_ context: ReadContext) throws {
        let today = try context.today
        let counts = try context.connection.leadCounts()
        leads = LeadCounts(
            new: counts[.new] ?? 0,
            contacted: counts[.contacted] ?? 0,
            qualified: counts[.qualified] ?? 0,
            lost: counts[.lost] ?? 0
        )
        revenue = try context.connection.revenue(from: today.startOfMonth, through: today.endOfMonth)
            .map { CurrencyAmount(currency: $0.currency, amount: $0.amount) }
        outstanding = try context.connection.outstanding(today: today)
            .map { OutstandingAmount(currency: $0.currency, amount: $0.amount, overdue: $0.overdue) }
        var request = ListRequest()
        request.sort = "-id"
        request.position = .cursor("", size: Self.recent)
        recentInvoices = try context.connection.list(Invoice.self, request).items.map { $0.presented(today: today) }
    }
}

extension DashboardFigures {
    fileprivate func counts(_ type: InstanceType) -> ActiveCounts {
        ActiveCounts(
            active: instances[InstanceKey(type: type, active: true)] ?? 0,
            inactive: instances[InstanceKey(type: type, active: false)] ?? 0
        )
    }
}
