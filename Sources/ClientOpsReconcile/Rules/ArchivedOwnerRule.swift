package import ClientOpsModel

/// P3: an archived client or project still owns an active instance.
package struct ArchivedOwnerRule: ReconcileRule {
    /// Makes the rule.
    package init() {}

    package var id: RuleID { .archivedOwner }

    package func decide(_ landscape: Landscape) -> [RuleDecision] {
        let facts = landscape.declared
        let projects = facts.projectsByID
        let clients = facts.clientsByID
        return facts.instances.compactMap { instance in
            guard instance.isInUse, let project = projects[instance.projectID] else { return nil }
            var archived: [String] = []
            if project.isArchived { archived.append("project \(Wording.name(project.name, project.id))") }
            if let client = clients[project.clientID], client.isArchived {
                archived.append("client \(Wording.name(client.name, client.id))")
            }
            guard !archived.isEmpty else { return nil }
            let evidence = RuleEvidence(
                severity: .high,
                members: [instance.member],
                summary: "Instance \(instance.inWords) is active although \(Wording.list(archived)) "
                    + "\(archived.count > 1 ? "are" : "is") archived.",
                nextStep: "Deactivate and archive the instance once nobody uses it, or restore what it belongs to."
            )
            return RuleDecision(.instance(instance.id), .present(evidence))
        }
    }
}
