package import ClientOpsModel

/// D6: one identity in databases of three or more projects: a golden template, which proves nothing.
package struct SharedTemplateRule: ReconcileRule {
    /// Makes the rule.
    package init() {}

    package var id: RuleID { .sharedTemplate }

    package func decide(_ landscape: Landscape) -> [RuleDecision] {
        var byLineage: [String: [Int]] = [:]
        var byUUID: [String: [Int]] = [:]
        let identities = landscape.identities
        guard !identities.templateUUIDs.isEmpty || !identities.templateLineages.isEmpty else { return [] }
        for (index, database) in landscape.databases.enumerated()
        where database.presence != .gone && landscape.instance(of: index) != nil {
            // A copy of a template has both in common: the lineage stands for the two.
            if let lineage = database.lineage, identities.templateLineages.contains(lineage) {
                byLineage[lineage, default: []].append(index)
            } else if let uuid = database.uuid, identities.templateUUIDs.contains(uuid) {
                byUUID[uuid, default: []].append(index)
            }
        }
        return byLineage.map { decision(.lineage($0.key), $0.value, landscape) }
            + byUUID.map { decision(.uuid($0.key), $0.value, landscape) }
    }

    private func decision(_ subject: RuleSubject, _ members: [Int], _ landscape: Landscape) -> RuleDecision {
        let known = members.filter { landscape.databases[$0].isPresent }
        let projects = Set(known.compactMap { landscape.instance(of: $0)?.projectID })
        guard projects.count >= IdentityTable.templateProjects else {
            return RuleDecision(subject, .unknown(reason: "some of the databases were not seen lately"))
        }
        let evidence = RuleEvidence(
            severity: .medium,
            members: known.prefix(Landscape.membersListed).map { landscape.member($0) },
            summary: "Databases of \(projects.count) projects have the same \(subject.identityWords): they come from "
                + "one template, so that it tells nothing about copies.",
            nextStep: "Renew the uuid of databases made from the template, and of the template itself before the next "
                + "is made. Until then copies among them are not found.",
            sources: landscape.sources(of: known.prefix(Landscape.membersListed))
        )
        return RuleDecision(subject, .present(evidence))
    }
}

extension RuleSubject {
    /// What kind of identity it is.
    fileprivate var identityWords: String {
        if case .uuid = self { "uuid" } else { "lineage" }
    }
}
