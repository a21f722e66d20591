package import ClientOpsModel

/// N2: the flag says neutralised, yet a channel is live.
package struct NeutralizedButLiveRule: ReconcileRule {
    /// Makes the rule.
    package init() {}

    package var id: RuleID { .neutralizedButLive }

    package func decide(_ landscape: Landscape) -> [RuleDecision] {
        landscape.databases.indices.compactMap { index in
            let database = landscape.databases[index]
            guard database.presence != .gone, let signals = landscape.signals(database), signals.neutralized == true
            else { return nil }
            let subject = landscape.subject(database)
            switch database.live {
            case .no: return nil
            case .unknown(let reason): return RuleDecision(subject, .unknown(reason: reason))
            case .yes: break
            }
            let evidence = RuleEvidence(
                severity: landscape.weigh(.high, of: database),
                members: [landscape.member(index)],
                summary: "Database \(landscape.place(database)) says it is neutralised, yet a channel to customers is "
                    + "live.",
                nextStep: "Deactivate the channel, or run odoo neutralize again with every module on the addons path.",
                sources: landscape.sources(of: index),
                isPartial: database.served.isUnknown
            )
            return RuleDecision(subject, .present(evidence))
        }
    }
}
