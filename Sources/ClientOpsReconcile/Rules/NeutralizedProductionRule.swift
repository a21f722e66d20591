package import ClientOpsModel

/// N3: the production of a live project is neutralised, so that no mail, cron or payment works.
package struct NeutralizedProductionRule: ReconcileRule {
    /// Makes the rule.
    package init() {}

    package var id: RuleID { .neutralizedProduction }

    package func decide(_ landscape: Landscape) -> [RuleDecision] {
        let projects = landscape.declared.projectsByID
        return landscape.databases.indices.compactMap { index in
            let database = landscape.databases[index]
            guard database.presence != .gone, let instance = landscape.instanceInUse(of: index),
                instance.type == .production, let project = projects[instance.projectID], project.stage == .live,
                !project.isArchived
            else { return nil }
            let subject = landscape.subject(database)
            switch database.neutralized {
            case .no: return nil
            case .unknown(let reason): return RuleDecision(subject, .unknown(reason: reason))
            case .yes: break
            }
            let evidence = RuleEvidence(
                severity: .critical,
                members: [landscape.member(index)],
                summary: "Production \(instance.inWords) is neutralised: its database \(landscape.place(database)) "
                    + "sends no mail and takes no payment.",
                nextStep: "If the client works in it, activate its mail servers, crons and payment providers again and "
                    + "remove the flag. If it is being prepared, set the project's stage to planned.",
                sources: landscape.sources(of: index)
            )
            return RuleDecision(subject, .present(evidence))
        }
    }
}
