import ClientOpsModel
import ClientOpsReconcile
import ClientOpsTestSupport
import StrictJSON
import Testing

@testable import ClientOpsService
@testable import ClientOpsStore

/// What the store finds out about its own books, told from a store whose file somebody changed by hand.
@Suite struct LedgerFactTests {
    private let service: TestService
    private let client: JSONValue

    init() throws {
        service = try TestService(clock: TestClock(Timestamp(milliseconds: 1_773_144_000_000)))
        client = service.client()
    }

    private func sent(_ amount: Int64 = 10_000) -> JSONValue {
        let id = service.id(
            "invoice.create",
            ["client_id": client, "title": "Hosting", "currency": "EUR", "amount": .integer(amount)]
        )
        _ = service.call("invoice.send", ["id": id])
        return id
    }

    private func loaded(_ change: (inout ServiceSettings) -> Void = { _ in }) throws -> ReconcileFactsLoader.Loaded {
        var settings = service.service.settings
        change(&settings)
        let loader = ReconcileFactsLoader(settings: settings)
        var loaded = try service.read { try loader.load($0, started: settings.now()) }
        loader.lookUpAccounts(&loaded)
        return loaded
    }

    @Test func `books in order say nothing`() throws {
        let invoice = sent()
        _ = sent()
        _ = service.call("invoice.pay", ["id": invoice, "amount": 400])
        _ = service.call("invoice.pay", ["id": invoice])
        _ = service.call("invoice.update", ["id": invoice, "notes": "called"])
        _ = service.call("invoice.void", ["id": 2, "reason": "wrong"])
        _ = service.call("invoice.archive", ["id": 2])
        _ = service.call("client.update", ["id": client, "name": "Renamed"])
        let ledger = try loaded().facts.ledger
        #expect(ledger.brokenAudit == nil && ledger.brokenSeries == [] && ledger.wrongInvoices == [])
        #expect(ledger.unprovenInvoices == [])
    }

    @Test func `A1 looks from the last run on and does not forget a break`() throws {
        service.reconcile()
        let head = try service.read { try $0.auditHead() }
        #expect(try service.read { try $0.verifiedAuditHead() }.seq == head.seq)
        for name in ["Beta", "Gamma", "Delta"] { _ = service.client(name) }
        try service.tamper(
            "DROP TRIGGER audit_append_only_update",
            "UPDATE audit SET label = 'forged' WHERE seq = \(head.seq + 2)"
        )
        for _ in 1...2 {
            let broken = try loaded()
            #expect(broken.facts.ledger.brokenAudit?.seq == head.seq + 2 && broken.verified.seq == head.seq + 1)
            service.reconcile()
        }
        try service.tamper("UPDATE audit SET label = 'Gamma' WHERE seq = \(head.seq + 2)")
        #expect(try loaded().facts.ledger.brokenAudit == nil)
    }

    @Test func `A1 sees entries that were cut off and the end rewritten`() throws {
        _ = service.client("Beta")
        service.reconcile()
        let head = try service.read { try $0.auditHead() }
        try service.tamper("DROP TRIGGER audit_append_only_delete", "DELETE FROM audit WHERE seq = \(head.seq)")
        #expect(try loaded().facts.ledger.brokenAudit?.seq == head.seq)
    }

    @Test func `I2 compares status and net with the payments`() throws {
        let invoices = (1...3).map { _ in sent() }
        _ = service.call("invoice.pay", ["id": invoices[0]])
        try service.tamper(
            "DROP TRIGGER payment_append_only_delete",
            "DELETE FROM payment WHERE invoice_id = 1",
            "UPDATE invoice SET paid_amount = 5 WHERE id = 2"
        )
        let wrong = try loaded().facts.ledger.wrongInvoices
        #expect(wrong.map(\.id) == [1, 2] && wrong.allSatisfy { $0.problem == .payments })
        #expect(wrong.map(\.name) == ["INV-2026-0001", "INV-2026-0002"])
    }

    @Test func `I2 survives payments that no integer holds`() throws {
        _ = sent()
        let huge = Int64.max
        for _ in 1...2 {
            try service.tamper("INSERT INTO payment (invoice_id, amount, created_at) VALUES (1, \(huge), 0)")
        }
        #expect(try loaded().facts.ledger.wrongInvoices.map(\.id) == [1])
    }

    @Test(arguments: [
        "title = 'Other'", "amount = 9999", "currency = 'USD'", "issued_on = '2026-01-01'", "due_on = '2026-12-01'",
        "client_snapshot = '{}'", "number = 'INV-2026-0009'", "client_id = 2",
    ])
    func `I3 sees every change of what was sent`(_ change: String) throws {
        _ = service.client("Other")
        _ = sent()
        _ = sent()
        try service.tamper("UPDATE invoice SET \(change) WHERE id = 1")
        let changed = try loaded().facts.ledger.wrongInvoices.filter { $0.problem == .changed }
        #expect(changed.map(\.id) == [1])
    }

    @Test func `of an invoice that was sent before hashes were kept nothing is known`() throws {
        _ = sent()
        try service.tamper("UPDATE invoice SET frozen_hash = NULL, title = 'Other'")
        let ledger = try loaded().facts.ledger
        #expect(ledger.wrongInvoices == [] && ledger.unprovenInvoices == [1])
    }

    @Test func `who deletes the hash with the change does not get the finding resolved`() throws {
        _ = sent()
        try service.tamper("UPDATE invoice SET title = 'Other'")
        service.reconcile()
        try service.tamper("UPDATE invoice SET frozen_hash = NULL")
        for _ in 1...3 { #expect(service.reconcile()["run"]?["counters"]?["unknown"] == 1) }
        let finding = try #require(service.items("finding.list").first)
        #expect(finding["rule"] == "I3" && finding["state"] == "open" && finding["last_answer"] == "unknown")
    }

    @Test func `I1 sees a number that is gone`() throws {
        for _ in 1...3 { _ = sent() }
        try service.tamper("UPDATE invoice SET number = NULL, imported = 1 WHERE id = 2")
        let broken = try loaded().facts.ledger.brokenSeries
        #expect(broken.map(\.id) == [2026] && broken.first?.missing == [2] && broken.first?.name == "INV-2026")
    }

    @Test(
        arguments: [
            ([1, 2, 3], nil, [], []), ([1, 3], nil, [2], []), ([1, 2, 2, 2, 3], nil, [], [2]),
            ([5, 6], (7, 2), [], []), ([6], (7, 2), [5], []), ([5], (7, 2), [6], []), ([], (7, 2), [5, 6], []),
            ([], (100, 0), [], []), ([4, 5, 6], (7, 2), [], []), ([1, 1], (3, 2), [2], [1]),
        ] as [([Int64], (Int64, Int64)?, [Int64], [Int64])]
    )
    func `holes and doubles of a year`(
        _ found: [Int64],
        _ series: (next: Int64, count: Int64)?,
        _ missing: [Int64],
        _ twice: [Int64]
    ) {
        let broken = SeriesCheck.broken(
            numbers: found.shuffled().map { SQLiteConnection.InvoiceNumber(prefix: "R", year: 2026, number: $0) },
            series: series.map { [NumberSeries(year: 2026, next: $0.next, count: $0.count)] } ?? [],
            prefix: "INV"
        )
        #expect(broken.first?.missing ?? [] == missing && broken.first?.twice ?? [] == twice)
        #expect(broken.isEmpty == (missing.isEmpty && twice.isEmpty))
    }

    @Test func `a number far away names only the first holes`() {
        let broken = SeriesCheck.broken(
            numbers: [1, 1 << 50].map { SQLiteConnection.InvoiceNumber(prefix: "R", year: 2026, number: $0) },
            series: [],
            prefix: "INV"
        )
        #expect(broken.first?.missing == Array(2...21))
    }

    @Test func `A2 compares each user with the host's accounts`() throws {
        for (name, uid) in [("same", 3001), ("renamed", 3002), ("reused", 3003), ("gone", 3004)] {
            _ = service.user(name, uid: Int64(uid))
        }
        _ = service.user("without", uid: nil)
        _ = service.user("archived", uid: 3009)
        _ = service.call("user.archive", ["id": 6])
        let names: [UInt32: String] = [3001: "same", 3002: "other", 3009: "x"]
        let uids: [String: UInt32] = ["same": 3001, "reused": 4000, "without": 5]
        let matches = try loaded { $0.accounts = AccountLookups(name: { names[$0] }, uid: { uids[$0] }) }
            .facts.ledger.halfMatches
        #expect(matches.map(\.username) == ["renamed", "reused"])
        #expect(matches.first?.accountName == "other" && matches.last?.accountUID == 4000)
        #expect(try loaded().facts.ledger.halfMatches == [])
    }

    @Test func `an account database that does not answer leaves A2 undecided and nothing else`() throws {
        struct Down: Error {}
        let service = try TestService(
            configure: { $0.accounts = AccountLookups(name: { _ in throw Down() }, uid: { _ in nil }) }
        )
        _ = service.user("ada", uid: 3001)
        let known = try service.finding(.halfMatchingAccount)
        _ = service.instance("S", in: service.project("Shop", of: service.client()))
        let run = service.reconcile()
        #expect(run["run"]?["failed_rules"]?.arrayValue?.compactMap { $0["rule"] } == ["A2"])
        #expect(run["run"]?["counters"]?["new"] == 1)
        #expect(service.call("finding.get", ["id": .integer(known.id)])["state"] == "open")
    }
}
