import ClientOpsModel

/// Labels that tell apart instances of several projects, which are often all called “Production”.
struct ClientNames {
    private let projects: [Int64: DeclaredFacts.ProjectFact]
    private let clients: [Int64: DeclaredFacts.ClientFact]

    init(_ facts: DeclaredFacts) {
        projects = facts.projectsByID
        clients = facts.clientsByID
    }

    /// The member, labelled with client, project and instance.
    func member(_ instance: DeclaredFacts.InstanceFact) -> FindingMember {
        let project = projects[instance.projectID]
        let client = project.flatMap { clients[$0.clientID] }
        var member = instance.member
        member.label = [client?.name, project?.name, instance.name].compactMap(\.self).joined(separator: " / ")
        return member
    }
}
