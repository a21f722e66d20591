import ClientOpsModel

extension Source {
    /// Decides that something is wrong with the source itself.
    func present(facts: [EvidenceFact], summary: String, nextStep: String) -> RuleDecision {
        let member = FindingMember(entity: .source, id: id, label: name, projectID: nil, facts: facts)
        let evidence = RuleEvidence(severity: .medium, members: [member], summary: summary, nextStep: nextStep)
        return RuleDecision(.source(id, name: name), .present(evidence))
    }
}
