import ClientOpsModel
import ClientOpsTestSupport
import Testing

@testable import ClientOpsStore

@Suite struct UniquenessTests {
    let test: TestStore
    let project: Int64

    init() throws {
        test = try TestStore()
        project = try test.write { tx in
            let client = try tx.insert(Client(name: "Acme"))
            return try tx.insert(Project(clientID: client.id, name: "ERP")).id
        }
    }

    private func insert(_ name: String, _ type: InstanceType = .production, active: Bool = true) throws -> Instance {
        try test.write { [project] tx in
            try tx.insert(Instance(projectID: project, name: name, type: type, active: active))
        }
    }

    private func change<E: StoredEntity>(_ row: E, _ change: @escaping @Sendable (inout E) -> Void) throws -> E {
        try test.write { tx in
            guard let before = try tx.connection.fetch(E.self, id: row.id) else {
                throw DomainError.notFound(E.kind, id: row.id)
            }
            var after = before
            change(&after)
            return try tx.update(before, to: after)
        }
    }

    @Test func everyBrokenRuleIsNamed() throws {
        let first = try insert("main")
        let other = try insert("other", active: false)
        let conflicts = [Conflict(.oneActiveProduction, with: first.id), Conflict(.uniqueName, with: first.id)]
        #expect(throws: DomainError.conflict(conflicts)) { try insert("main") }
        #expect(throws: DomainError.conflict(conflicts)) {
            try change(other) {
                $0.active = true
                $0.name = "main"
            }
        }
        #expect(throws: DomainError.conflict([Conflict(.oneActiveProduction, with: first.id)])) { try insert("third") }
        #expect(throws: DomainError.conflict([Conflict(.uniqueName, with: other.id)])) {
            try insert("other", .staging)
        }
    }

    @Test func archivedRowsHoldNoPlace() throws {
        let first = try insert("main")
        try test.write { tx in
            let row = try tx.target(Instance.self, id: first.id)
            var inactive = row
            inactive.active = false
            _ = try tx.archive(row, as: inactive)
        }
        let second = try insert("main")
        #expect(throws: DomainError.conflict([Conflict(.uniqueName, with: second.id)])) {
            try test.write { tx in try tx.restore(try tx.target(Instance.self, id: first.id, archived: true)) }
        }
    }

    @Test func namesOfProjectsAreUniquePerClient() throws {
        let conflict = DomainError.conflict([Conflict(.uniqueName, with: project)])
        let client = try test.clients()[0].id
        #expect(throws: conflict) { try test.write { try $0.insert(Project(clientID: client, name: "ERP")) } }
        try test.write { tx in
            let other = try tx.insert(Client(name: "Acme"))
            _ = try tx.insert(Project(clientID: other.id, name: "ERP"))
        }
    }

    @Test func usersAreUniqueByNameAndByUID() throws {
        let ann = try test.write { try $0.insert(User(username: "ann", uid: 1001, role: .staff)) }
        let bob = try test.write { try $0.insert(User(username: "bob", uid: 1002, role: .staff)) }
        try test.write { tx in
            _ = try tx.insert(User(username: "carl", role: .staff))
            _ = try tx.insert(User(username: "dora", role: .staff))
        }
        let both = [Conflict(.uniqueUsername, with: ann.id), Conflict(.uniqueUID, with: bob.id)]
        #expect(throws: DomainError.conflict(both)) {
            try test.write { try $0.insert(User(username: "ann", uid: 1002, role: .staff)) }
        }
        #expect(throws: DomainError.conflict([Conflict(.uniqueUID, with: ann.id)])) {
            try change(bob) { $0.uid = 1001 }
        }
    }

    @Test func anAssignmentIsUniqueAndCanBeMadeAgain() throws {
        let user = try test.write { try $0.insert(User(username: "ann", uid: 1001, role: .standard)).id }
        let first = try test.write { [project] in try $0.insert(Assignment(projectID: project, userID: user)) }
        #expect(first.username == "ann")
        #expect(throws: DomainError.conflict([Conflict(.uniqueAssignment, with: first.id)])) {
            try test.write { [project] in try $0.insert(Assignment(projectID: project, userID: user)) }
        }
        try test.write { tx in _ = try tx.archive(try tx.target(Assignment.self, id: first.id)) }
        let second = try test.write { [project] in try $0.insert(Assignment(projectID: project, userID: user)) }
        #expect(second.id > first.id)
    }

    // MARK: The slot of a production

    /// A contested production, as an import brings it in.
    private func contested(_ name: String) throws -> Instance {
        try change(try insert(name, active: false)) {
            $0.active = true
            $0.contested = true
        }
    }

    @Test func aContestedRowStandsBesideTheProduction() throws {
        let first = try insert("main")
        let second = try contested("second")
        let third = try contested("third")
        #expect(second.contested && third.contested)
        let productions = try test.read { [project] in try $0.activeProductions(ofProject: project) }
        #expect(productions.map(\.id) == [first.id, second.id, third.id])
        #expect(productions.map(\.contested) == [false, true, true])
    }

    @Test func aContestedProjectLetsNothingIn() throws {
        let first = try insert("main")
        let second = try contested("second")
        let inactive = try insert("third", active: false)
        let conflict = DomainError.conflict([Conflict(.oneActiveProduction, with: first.id)])
        #expect(throws: conflict) { try insert("fourth") }
        #expect(throws: conflict) { try change(inactive) { $0.active = true } }
        // Nor when the production itself has left and only contested rows stand.
        _ = try contested("fifth")
        _ = try change(first) { $0.active = false }
        #expect(throws: DomainError.conflict([Conflict(.oneActiveProduction, with: second.id)])) {
            try change(inactive) { $0.active = true }
        }
    }

    @Test func aContestedRowCanTakeTheFreedPlace() throws {
        let first = try insert("main")
        let second = try contested("second")
        _ = try change(first) { $0.active = false }
        let settled = try change(second) { $0.contested = false }
        #expect(!settled.contested)
        #expect(try test.read { try $0.fetch(Instance.self, id: settled.id) }?.contested == false)
    }

    @Test func rowsOfAContestedProjectCollideOnlyForWhatTheyChange() throws {
        let first = try insert("main")
        let second = try contested("second")
        #expect(throws: DomainError.conflict([Conflict(.uniqueName, with: first.id)])) {
            try change(second) { $0.name = "main" }
        }
        #expect(throws: DomainError.conflict([Conflict(.uniqueName, with: second.id)])) {
            try change(first) { $0.name = "second" }
        }
        #expect(try change(second) { $0.notes = "from the old server" }.contested)
    }

    @Test(arguments: [
        "UPDATE instance SET slot = 5 WHERE id = 1", "UPDATE instance SET slot = -99 WHERE id = 1",
        "UPDATE instance SET slot = NULL WHERE id = 1", "UPDATE instance SET archived_at = 1, slot = NULL WHERE id = 1",
        "UPDATE instance SET slot = 0 WHERE id = 2", "UPDATE instance SET active = 1, slot = 0 WHERE id = 2",
    ])
    func theSchemaItselfRefuses(sql: String) throws {
        _ = try insert("main")
        _ = try insert("second", active: false)
        let error = #expect(throws: StoreError.self) { try test.write { try $0.connection.execute(sql) } }
        #expect(error?.isConstraint == true)
    }
}
