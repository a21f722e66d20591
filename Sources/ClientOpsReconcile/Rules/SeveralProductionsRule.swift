package import ClientOpsModel

/// P1: more than one active production declared in a project that is not archived.
///
/// The store refuses a second one, so only an import can cause it. An overdue cut-over of both sides is rule W1's.
package struct SeveralProductionsRule: ReconcileRule {
    /// Makes the rule.
    package init() {}

    package var id: RuleID { .severalProductions }

    package func decide(_ landscape: Landscape) -> [RuleDecision] {
        let facts = landscape.declared
        let projects = facts.projectsByID
        let clients = facts.clientsByID
        var productions = SharedPositions<Int64>()
        for (position, instance) in landscape.instances.enumerated() where instance.isActiveProduction {
            productions.append(position, to: instance.projectID)
        }
        let overdue = Set(landscape.overdueSides.map { Set($0.sides.map(\.id)) })
        return productions.several.compactMap { projectID, positions in
            let instances = positions.map { landscape.instances[$0] }
            guard let project = projects[projectID], !project.isArchived,
                !overdue.contains(Set(instances.map(\.id)))
            else { return nil }
            let place = Wording.project(project, of: clients).asSentence
            let names = Wording.list(instances.map { $0.inWords + ($0.contested ? ", contested" : "") })
            let evidence = RuleEvidence(
                severity: facts.severity(.critical, of: instances.map(\.id)),
                members: instances.map(\.member),
                summary: "\(place) has \(instances.count) active productions: \(names).",
                nextStep: "Find out which one the client works in, then deactivate the others, "
                    + "or correct their type if they are no productions."
            )
            return RuleDecision(.project(projectID), .present(evidence))
        }
    }
}
