package import ClientOpsModel

/// P2: a live project with an active staging or development and no active production.
package struct NoProductionRule: ReconcileRule {
    /// Makes the rule.
    package init() {}

    package var id: RuleID { .noProduction }

    package func decide(_ landscape: Landscape) -> [RuleDecision] {
        let facts = landscape.declared
        let clients = facts.clientsByID
        let served = Set(facts.instances.lazy.filter(\.isActiveProduction).map(\.projectID))
        let others = facts.instances.indices.lazy.filter { position in
            let instance = facts.instances[position]
            return instance.isInUse && !served.contains(instance.projectID)
        }
        let positions = Dictionary(grouping: others) { facts.instances[$0].projectID }
        return facts.projects.compactMap { project in
            guard project.stage == .live, !project.isArchived, let others = positions[project.id] else { return nil }
            let inUse = others.map { facts.instances[$0] }
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
