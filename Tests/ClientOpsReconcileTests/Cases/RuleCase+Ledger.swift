import ClientOpsModel
import ClientOpsReconcile

extension RuleCase {
    private static let unreadable = Doubt.unreadable(because: "it is looked for in the store's own tables")

    private static func book(_ write: (inout LedgerFacts) -> Void) -> Reality {
        var reality = Reality()
        write(&reality.facts.ledger)
        return reality
    }

    /// A1, A2, I1, I2 and I3: what the store finds out about its own books.
    static let ledger: [RuleCase] = [
        RuleCase(
            BrokenAuditRule(),
            about: .audit,
            present: { book { $0.brokenAudit = LedgerFacts.BrokenAudit(seq: 12, reason: "the hash differs") } },
            clear: { $0.facts.ledger.brokenAudit = nil },
            unknown: unreadable
        ),
        RuleCase(
            HalfMatchingAccountRule(),
            about: .user(2),
            present: {
                book {
                    $0.halfMatches = [
                        LedgerFacts.HalfMatch(
                            userID: 2,
                            username: "ada",
                            uid: 1000,
                            accountName: "bob",
                            accountUID: nil
                        )
                    ]
                }
            },
            clear: { $0.facts.ledger.halfMatches = [] },
            unknown: .unreadable(because: "the host either has an account, or its accounts cannot be asked")
        ),
        RuleCase(
            BrokenSeriesRule(),
            about: .series(3, name: "INV-2026"),
            present: {
                book {
                    $0.brokenSeries = [LedgerFacts.BrokenSeries(id: 3, name: "INV-2026", missing: [7], twice: [])]
                }
            },
            clear: { $0.facts.ledger.brokenSeries = [] },
            unknown: unreadable
        ),
        RuleCase(
            WrongPaidAmountRule(),
            about: .invoice(5),
            present: { book { $0.wrongInvoices = [.init(id: 5, name: "INV-2026-0005", problem: .payments)] } },
            clear: { $0.facts.ledger.wrongInvoices = [] },
            unknown: unreadable
        ),
        RuleCase(
            ChangedInvoiceRule(),
            about: .invoice(5),
            present: { book { $0.wrongInvoices = [.init(id: 5, name: "INV-2026-0005", problem: .changed)] } },
            clear: { $0.facts.ledger.wrongInvoices = [] },
            // Whoever changed it has deleted the hash as well.
            unknown: .when { ($0.facts.ledger.wrongInvoices, $0.facts.ledger.unprovenInvoices) = ([], [5]) }
        ),
    ]
}
