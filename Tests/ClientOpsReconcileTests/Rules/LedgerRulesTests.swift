import ClientOpsModel
import ClientOpsReconcile
import Testing

/// R1, A1, A2, I1, I2 and I3: what the store found out about its own books.
@Suite struct LedgerRulesTests {
    private static let rules: [any ReconcileRule] = [
        BrokenAuditRule(), HalfMatchingAccountRule(), BrokenSeriesRule(), WrongPaidAmountRule(), ChangedInvoiceRule(),
    ]

    @Test func intactBooksAreClear() throws {
        for rule in Self.rules { #expect(try rule.present(in: Reality().landscape).isEmpty) }
    }

    @Test func eachFaultIsOneFinding() throws {
        var reality = Reality()
        reality.facts.ledger.brokenAudit = LedgerFacts.BrokenAudit(seq: 12, reason: "the hash differs")
        reality.facts.ledger.brokenSeries = [LedgerFacts.BrokenSeries(id: 3, name: "INV-2026", missing: [7], twice: [])]
        reality.facts.ledger.wrongInvoices = [
            LedgerFacts.WrongInvoice(id: 5, name: "INV-2026-0005", problem: .payments),
            LedgerFacts.WrongInvoice(id: 5, name: "INV-2026-0005", problem: .changed),
        ]
        reality.facts.ledger.halfMatches = [
            LedgerFacts.HalfMatch(userID: 2, username: "ada", uid: 1000, accountName: "bob", accountUID: nil)
        ]
        var found: [RuleID: [RuleSubject: Severity]] = [:]
        for rule in Self.rules { found[rule.id] = try rule.present(in: reality.landscape).mapValues(\.severity) }
        #expect(found[.brokenAudit] == [.audit: .critical])
        #expect(found[.halfMatchingAccount] == [.user(2): .medium])
        #expect(found[.brokenSeries] == [.series(3, name: "INV-2026"): .high])
        #expect(found[.wrongPaidAmount] == [.invoice(5): .high])
        #expect(found[.changedInvoice] == [.invoice(5): .critical])
    }

    private static func clients(_ rows: [(String, String?)]) -> Reality {
        var reality = Reality()
        reality.facts.declared.clients = rows.enumerated().map { index, row in
            ClientFact(id: Int64(index + 1), name: row.0, email: row.1)
        }
        return reality
    }

    @Test(arguments: [
        ("Acme GmbH", "a@acme.example", "ACME", "b@Acme.example", true),
        ("Müller & Söhne AG", "a@m.example", "Muller Sohne", "b@m.example", true),
        ("Acme S.A.", "a@acme.example", "Acme SA", "b@acme.example", true),
        ("Acme", "a@gmail.com", "Acme", "b@gmail.com", false),
        ("Acme", "a@acme.example", "Acme", "b@other.example", false),
        ("Acme", nil, "Acme", nil, false),
        ("Acme", "a@acme.example", "Bolt", "b@acme.example", false),
        ("AG", "a@acme.example", "GmbH", "b@acme.example", false),
    ])
    func clientsAlike(name: String, email: String?, other: String, otherEmail: String?, isAlike: Bool) throws {
        let reality = Self.clients([(name, email), (other, otherEmail)])
        #expect(try reality.present(SimilarClientsRule()).count == (isAlike ? 1 : 0))
    }

    @Test func distinctAndArchivedClientsAreLeftOut() throws {
        var reality = Self.clients([("Acme", "a@acme.example"), ("Acme", "b@acme.example"), ("Acme", "c@acme.example")])
        let subject = RuleSubject.clients(name: "acme", domain: "acme.example")
        #expect(try reality.present(SimilarClientsRule())[subject]?.memberIDs == [1, 2, 3])
        reality.facts.ledger.distinctClients = [[1, 2], [1, 3]]
        #expect(try reality.present(SimilarClientsRule())[subject]?.memberIDs == [2, 3])
        reality.facts.declared.clients[2].isArchived = true
        #expect(try reality.verdicts(SimilarClientsRule()).isEmpty)
    }
}
