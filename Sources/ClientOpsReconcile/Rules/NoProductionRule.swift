package import ClientOpsModel

/// P2: a live project with an active staging or development and no active production.
package struct NoProductionRule: ReconcileRule {
    /// Makes the rule.
    package init() {}

    package var id: RuleID { .noProduction }

    package func decide(_ landscape: Landscape) -> [RuleDecision] {
        let facts = landscape.declared
        let clients = facts.clientsByID
        let instances = Dictionary(grouping: facts.instancesInUse, by: \.projectID)
        return facts.projects.compactMap { project in
            guard project.stage == .live, !project.isArchived, let inUse = instances[project.id],
                !inUse.contains(where: \.isActiveProduction)
            else { return nil }
            let place = Wording.project(project, of: clients).asSentence
            let names = Wording.list(inUse.map { "\($0.type.rawValue) \($0.inWords)" })
            let evidence = RuleEvidence(
                severity: .low,
                members: inUse.map(\.member),
                summary: "\(place) is live without an active production; active are \(names).",
                nextStep: "Declare or activate the production, or set the project's stage to planned or ended."
            )
            return RuleDecision(.project(project.id), .present(evidence))
        }
    }
}
