import ClientOpsModel
import ClientOpsTestSupport
import StrictJSON
import Testing

/// The dashboard's figures of leads and money (PRODUCT.md section 1).
@Suite struct BillingDashboardTests {
    private let firm: Firm
    private let client: JSONValue

    init() throws {
        firm = try Firm()
        client = firm.client()
    }

    @Test func `several currencies are never summed together`() {
        for (currency, amount) in [("EUR", 100), ("EUR", 20), ("JPY", 3_000), ("KWD", 7)] as [(String, Int64)] {
            firm.done("invoice.pay", ["id": firm.sent(to: client, amount: amount, currency: currency)])
            _ = firm.sent(to: client, amount: amount * 2, currency: currency)
        }
        let summary = firm.done("dashboard.summary", as: firm.staff)
        #expect(
            summary["revenue"] == [
                ["currency": "EUR", "amount": 120], ["currency": "JPY", "amount": 3_000],
                ["currency": "KWD", "amount": 7],
            ]
        )
        #expect(
            summary["outstanding"] == [
                ["currency": "EUR", "amount": 240, "overdue": 0], ["currency": "JPY", "amount": 6_000, "overdue": 0],
                ["currency": "KWD", "amount": 14, "overdue": 0],
            ]
        )
    }

    @Test func `revenue is the month's payments less its reversals`() {
        let id = firm.sent(to: client, amount: 1_000)
        firm.done("invoice.pay", ["id": id, "amount": 100, "paid_on": "2026-02-28"])
        firm.done("invoice.pay", ["id": id, "amount": 200, "paid_on": "2026-03-01"])
        firm.done("invoice.pay", ["id": id, "amount": 400])
        #expect(firm.done("dashboard.summary")["revenue"] == [["currency": "EUR", "amount": 600]])
        firm.done("invoice.reverse_payment", ["id": id, "payment_id": 1, "reason": "r", "paid_on": "2026-03-02"])
        #expect(firm.done("dashboard.summary")["revenue"] == [["currency": "EUR", "amount": 500]])
        firm.at(25 * daySeconds)
        #expect(firm.done("dashboard.summary")["revenue"] == [])
        #expect(firm.done("dashboard.summary")["outstanding"] == [["currency": "EUR", "amount": 400, "overdue": 0]])
    }

    @Test func `outstanding is what is sent and open, with the overdue part`() {
        let id = firm.draft(for: client, amount: 500)
        firm.done("invoice.update", ["id": id, "due_on": "2026-03-10"])
        firm.done("invoice.send", ["id": id])
        firm.done("invoice.pay", ["id": id, "amount": 200])
        _ = firm.sent(to: client, amount: 1_000)
        _ = firm.draft(for: client, amount: 9_000)
        _ = firm.invoice("void", for: client)
        _ = firm.invoice("paid", for: client)
        #expect(firm.done("dashboard.summary")["outstanding"] == [["currency": "EUR", "amount": 1_300, "overdue": 0]])
        firm.at(daySeconds)
        #expect(
            firm.done("dashboard.summary")["outstanding"] == [["currency": "EUR", "amount": 1_300, "overdue": 300]]
        )
    }

    @Test func `leads are counted by status, and the latest invoices are shown`() {
        _ = firm.lead()
        firm.done("lead.set_status", ["id": firm.lead(), "status": "contacted"])
        firm.done("lead.set_status", ["id": firm.lead(), "status": "lost", "reason": "r"])
        firm.done("lead.archive", ["id": firm.lead()])
        let ids = (0..<7).map { _ in firm.draft(for: client) }
        let summary = firm.done("dashboard.summary")
        #expect(summary["leads"] == ["new": 1, "contacted": 1, "qualified": 0, "lost": 1])
        #expect(summary["recent_invoices"].arrayValue?.compactMap { $0["id"] } == Array(ids.reversed().prefix(5)))
    }

    @Test func `a standard user sees no money and no leads`() {
        _ = firm.sent(to: client)
        let summary = firm.done("dashboard.summary", as: TestPeers.inGroup(of: .standard))
        for name in ["leads", "revenue", "outstanding", "recent_invoices"] { #expect(summary[name] == .null) }
    }
}
