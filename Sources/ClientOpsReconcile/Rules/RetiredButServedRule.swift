package import ClientOpsModel

/// O3: an inactive, archived or retired production whose database is served and not neutralised.
package struct RetiredButServedRule: ReconcileRule {
    /// Makes the rule.
    package init() {}

    package var id: RuleID { .retiredButServed }

    package func decide(_ landscape: Landscape) -> [RuleDecision] {
        landscape.databases.indices.compactMap { index in
            let database = landscape.databases[index]
            guard database.presence != .gone, let instance = landscape.instance(of: index),
                instance.type == .production, !instance.isInUse || instance.state == .retiredReadonly
            else { return nil }
            let subject = RuleSubject.instance(instance.id)
            switch database.works {
            case .no: return nil
            case .unknown(let reason): return RuleDecision(subject, .unknown(reason: reason))
            case .yes: break
            }
            let state =
                instance.isArchived ? "archived" : instance.state == .retiredReadonly ? "retired" : "inactive"
            let evidence = RuleEvidence(
                severity: .critical,
                members: [
                    landscape.member(instance, facts: [EvidenceFact("declared as", "\(state) production")]),
                    landscape.member(index),
                ],
                summary: "Production \(instance.inWords) is \(state), yet its database \(landscape.place(database)) is "
                    + "served and not neutralised.",
                nextStep: "Stop its server or neutralise it; if the client still works in it, activate the instance.",
                sources: landscape.sources(of: index)
            )
            return RuleDecision(subject, .present(evidence))
        }
    }
}
