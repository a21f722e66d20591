package import ClientOpsModel

/// P4: more than one effective production in a project, each database counted once.
package struct EffectiveProductionsRule: ReconcileRule {
    /// Makes the rule.
    package init() {}

    package var id: RuleID { .severalEffectiveProductions }

    package func decide(_ landscape: Landscape) -> [RuleDecision] {
        let projects = landscape.declared.projectsByID
        let clients = landscape.declared.clientsByID
        let moved = MovedDatabases(landscape).explained
        let effective = EffectiveProductions(landscape, moved: moved)
        return effective.byProject.compactMap { id, candidates in
            guard candidates.count > 1, let project = projects[id], !project.isArchived else { return nil }
            let distinct = Set(landscape.surelyDistinct(candidates.map(\.database)))
            let sure = candidates.filter { $0.counts.isYes && distinct.contains($0.database) }
            if sure.count > 1 {
                return RuleDecision(
                    .project(id),
                    .present(evidence(sure, candidates.count, Wording.project(project, of: clients), id, landscape))
                )
            }
            let doubt = candidates.first { $0.counts.isUnknown }
            let reason = doubt.map { candidate -> String in
                if case .unknown(let reason) = candidate.counts { return reason }
                return ""
            }
            return RuleDecision(
                .project(id),
                .unknown(reason: reason ?? "two of the databases may be one under two names")
            )
        }
    }

    private func evidence(
        _ members: [EffectiveProductions.Candidate],
        _ candidates: Int,
        _ project: String,
        _ id: Int64,
        _ landscape: Landscape
    ) -> RuleEvidence {
        let names = Wording.list(members.map { landscape.place(landscape.databases[$0.database]) }.sorted())
        return RuleEvidence(
            severity: landscape.severity(.critical, ofDatabases: members.map(\.database)),
            members: members.map { candidate in
                landscape.member(
                    candidate.database,
                    project: id,
                    facts: [EvidenceFact("counts because it is", candidate.criterion)]
                )
            },
            summary: "\(project.asSentence) has \(members.count) databases that work as its production: \(names).",
            nextStep: "Find out which one the client works in. Stop the server of each other one, or neutralise it "
                + "and declare it as staging.",
            sources: landscape.sources(of: members.map(\.database)),
            isPartial: candidates > members.count
        )
    }
}
