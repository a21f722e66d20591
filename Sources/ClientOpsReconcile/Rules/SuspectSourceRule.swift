package import ClientOpsModel

/// O6: a report of more than three times the size of the last one; nothing is decided on it.
package struct SuspectSourceRule: ReconcileRule {
    /// Makes the rule.
    package init() {}

    package var id: RuleID { .suspectSource }

    package func decide(_ landscape: Landscape) -> [RuleDecision] {
        landscape.sources.sources.values.compactMap { source in
            guard let since = source.suspectSince else { return nil }
            return source.present(
                facts: [EvidenceFact("suspect since", since.description)],
                summary: "A report of source \(source.name) was more than three times the size of the one before; "
                    + "what it says is not used.",
                nextStep: "Find out whether the host really has that many servers or databases. The next report of a "
                    + "like size is believed."
            )
        }
    }
}
