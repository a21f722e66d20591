package import ClientOpsModel

/// A1: the audit chain is broken.
package struct BrokenAuditRule: ReconcileRule {
    /// Makes the rule.
    package init() {}

    package var id: RuleID { .brokenAudit }

    package func decide(_ landscape: Landscape) -> [RuleDecision] {
        guard let broken = landscape.facts.ledger.brokenAudit else { return [] }
        let evidence = RuleEvidence(
            severity: .critical,
            members: [
                FindingMember(
                    entity: .store,
                    id: 1,
                    label: "audit log",
                    projectID: nil,
                    facts: [EvidenceFact("entry", String(broken.seq)), EvidenceFact("reason", broken.reason)]
                )
            ],
            summary: "The audit chain is broken at entry \(broken.seq): \(broken.reason).",
            nextStep: "Keep the store as it is, compare it with the last good backup and with the chain heads in the "
                + "journal, and find out who wrote to the file."
        )
        return [RuleDecision(.audit, .present(evidence))]
    }
}

/// A2: a users row of which only the uid or only the account name is an account of this host; it grants nothing.
package struct HalfMatchingAccountRule: ReconcileRule {
    /// Makes the rule.
    package init() {}

    package var id: RuleID { .halfMatchingAccount }

    package func decide(_ landscape: Landscape) -> [RuleDecision] {
        landscape.facts.ledger.halfMatches.map { half in
            let evidence = RuleEvidence(
                severity: .medium,
                members: [
                    FindingMember(
                        entity: .user,
                        id: half.userID,
                        label: half.username,
                        projectID: nil,
                        facts: [
                            EvidenceFact("declared", "\(half.username), uid \(half.uid)"),
                            EvidenceFact("account of the uid", half.accountName ?? "none"),
                            EvidenceFact("uid of the account", half.accountUID.map { String($0) } ?? "none"),
                        ]
                    )
                ],
                summary: "User \(half.username) is declared with uid \(half.uid), and the host knows only one of the "
                    + "two; the row grants nothing.",
                nextStep: "Correct the uid or the account name of the user, or archive the row."
            )
            return RuleDecision(.user(half.userID), .present(evidence))
        }
    }
}

/// I1: a hole or a duplicate in a number series.
package struct BrokenSeriesRule: ReconcileRule {
    /// Makes the rule.
    package init() {}

    package var id: RuleID { .brokenSeries }

    package func decide(_ landscape: Landscape) -> [RuleDecision] {
        landscape.facts.ledger.brokenSeries.map { series in
            func words(_ numbers: [Int64]) -> String {
                numbers.isEmpty ? "none" : numbers.sorted().map { String($0) }.joined(separator: ", ")
            }
            let evidence = RuleEvidence(
                severity: .high,
                members: [
                    FindingMember(
                        entity: .series,
                        id: series.id,
                        label: series.name,
                        projectID: nil,
                        facts: [
                            EvidenceFact("missing", words(series.missing)),
                            EvidenceFact("given twice", words(series.twice)),
                        ]
                    )
                ],
                summary: "Number series \(series.name) is not gap-free: missing \(words(series.missing)), given twice "
                    + "\(words(series.twice)).",
                nextStep: "Compare it with the audit log; a number may have been lost or written behind the daemon's "
                    + "back."
            )
            return RuleDecision(.series(series.id, name: series.name), .present(evidence))
        }
    }
}

/// I2: the status of an invoice disagrees with its payments.
package struct WrongPaidAmountRule: ReconcileRule {
    /// Makes the rule.
    package init() {}

    package var id: RuleID { .wrongPaidAmount }

    package func decide(_ landscape: Landscape) -> [RuleDecision] {
        landscape.facts.ledger.decisions(
            about: .payments,
            severity: .high,
            "says otherwise than its payments do",
            nextStep: "Compare the invoice with its payments and the audit log, and record or reverse what is wrong."
        )
    }
}

/// I3: a sent invoice was changed since it was sent, or since it was taken over from elsewhere.
///
/// Without a hash kept at that moment nobody can tell.
package struct ChangedInvoiceRule: ReconcileRule {
    /// Makes the rule.
    package init() {}

    package var id: RuleID { .changedInvoice }

    package func decide(_ landscape: Landscape) -> [RuleDecision] {
        let ledger = landscape.facts.ledger
        let changed = ledger.decisions(
            about: .changed,
            severity: .critical,
            "was changed after it was sent",
            nextStep: "Compare it with the last good backup and the copy the client has, and find out who wrote to the "
                + "store."
        )
        return changed
            + ledger.unprovenInvoices.map { id in
                RuleDecision(.invoice(id), .unknown(reason: "no hash was kept of what was sent"))
            }
    }
}

extension LedgerFacts {
    fileprivate func decisions(
        about problem: WrongInvoice.Problem,
        severity: Severity,
        _ words: String,
        nextStep: String
    ) -> [RuleDecision] {
        wrongInvoices.filter { $0.problem == problem }.map { invoice in
            let evidence = RuleEvidence(
                severity: severity,
                members: [FindingMember(entity: .invoice, id: invoice.id, label: invoice.name, projectID: nil)],
                summary: "Invoice \(Wording.name(invoice.name, invoice.id)) \(words).",
                nextStep: nextStep
            )
            return RuleDecision(.invoice(invoice.id), .present(evidence))
        }
    }
}
