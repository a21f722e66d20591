extension DeclaredFacts {
    /// The projects by id.
    var projectsByID: [Int64: ProjectFact] {
        Dictionary(projects.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The clients by id.
    var clientsByID: [Int64: ClientFact] {
        Dictionary(clients.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
