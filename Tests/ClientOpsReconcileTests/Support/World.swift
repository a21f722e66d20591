import ClientOpsModel
import ClientOpsReconcile

typealias InstanceFact = DeclaredFacts.InstanceFact
typealias ProjectFact = DeclaredFacts.ProjectFact
typealias ClientFact = DeclaredFacts.ClientFact

extension DeclaredFacts {
    /// Client 1 “Acme” with the live projects 1 “Shop” and 2 “Books”, and the given instances.
    static func world(
        _ instances: InstanceFact...,
        stage: ProjectStage = .live,
        projectArchived: Bool = false,
        clientArchived: Bool = false
    ) -> DeclaredFacts {
        DeclaredFacts(
            clients: [ClientFact(id: 1, name: "Acme", isArchived: clientArchived)],
            projects: [
                ProjectFact(id: 1, clientID: 1, name: "Shop", stage: stage, isArchived: projectArchived),
                ProjectFact(id: 2, clientID: 1, name: "Books", stage: stage, isArchived: projectArchived),
            ],
            instances: instances
        )
    }
}

/// An instance called `I<id>`, by default an active production of project 1.
func instance(
    _ id: Int64,
    _ type: InstanceType = .production,
    in projectID: Int64 = 1,
    active: Bool = true,
    contested: Bool = false,
    archived: Bool = false,
    url: String? = nil,
    aliases: [String] = [],
    on host: String? = nil
) throws -> InstanceFact {
    let parsed = try url.map { try OdooURL($0) }
    return InstanceFact(
        id: id,
        projectID: projectID,
        name: "I\(id)",
        type: type,
        active: active,
        contested: contested,
        isArchived: archived,
        urlKey: parsed?.comparisonKey,
        urlHost: parsed?.host,
        aliases: aliases,
        host: host
    )
}

extension Reconciler {
    /// A run over declared rows alone.
    func run(_ declared: DeclaredFacts, previous: [Finding], now: Timestamp) -> ReconcileOutcome {
        run(facts: ReconcileFacts(declared: declared, now: now), previous: previous, streaks: [])
    }
}

extension ReconcileRule {
    /// The evidence of every subject that is present.
    func present(in facts: DeclaredFacts) throws -> [RuleSubject: RuleEvidence] {
        try present(in: Landscape(ReconcileFacts(declared: facts, now: moment(0))))
    }

    /// The evidence of every subject that is present.
    func present(in landscape: Landscape) throws -> [RuleSubject: RuleEvidence] {
        var found: [RuleSubject: RuleEvidence] = [:]
        for decision in try decide(landscape) {
            if case .present(let evidence) = decision.verdict { found[decision.subject] = evidence }
        }
        return found
    }
}

extension RuleEvidence {
    var memberIDs: [Int64] { members.map(\.id) }
}
