package import ClientOpsModel

/// Everything the rules look at, of one moment.
package struct ReconcileFacts: Sendable, Equatable {
    package var declared: DeclaredFacts
    package var observed: ObservedFacts
    package var ledger: LedgerFacts
    /// The moment.
    package var now: Timestamp

    /// Makes the facts.
    package init(
        declared: DeclaredFacts,
        observed: ObservedFacts = ObservedFacts(),
        ledger: LedgerFacts = LedgerFacts(),
        now: Timestamp
    ) {
        self.declared = declared
        self.observed = observed
        self.ledger = ledger
        self.now = now
    }
}
