package import ClientOpsModel

/// O5: a source is silent past its period and grace; what depends on it is unknown.
package struct SilentSourceRule: ReconcileRule {
    /// Makes the rule.
    package init() {}

    package var id: RuleID { .silentSource }

    package func decide(_ landscape: Landscape) -> [RuleDecision] {
        landscape.sources.sources.values.compactMap { source in
            guard !source.isPaused(at: landscape.facts.now), source.isSilent(at: landscape.facts.now) else {
                return nil
            }
            let heard = source.lastSuccess.map { "since \($0.description)" } ?? "ever"
            let why = source.lastError.map { ": \($0)" } ?? ""
            return source.present(
                facts: [
                    EvidenceFact("last report", source.lastSuccess?.description ?? "never"),
                    EvidenceFact("expected every", "\(source.period) s, with a grace of \(source.grace) s"),
                    EvidenceFact("last error", source.lastError ?? "none"),
                ],
                summary: "Source \(source.name) has not reported \(heard)\(why).",
                nextStep:
                    "Look at its collector with clientops-collect check on \(source.host). Pause the source for a "
                    + "maintenance, retire it when the host is gone."
            )
        }
    }
}
