import ClientOpsModel
import ClientOpsTestSupport
import Testing

@testable import ClientOpsStore

@Suite struct PagingTests {
    let test: TestStore

    init() throws { test = try TestStore() }

    /// Clients of which every third has no company, and companies repeat.
    private func fill(_ count: Int) throws {
        try test.write { tx in
            for number in 0..<count {
                let company = number % 3 == 0 ? nil : "Company \(number % 4)"
                _ = try tx.insert(Client(name: "Client \(number)", company: company))
            }
        }
    }

    /// Walks from mark to mark.
    private func walk(
        _ request: ListRequest,
        size: Int,
        between: (Int) throws -> Void = { _ in }
    ) throws -> [Client] {
        var request = request
        var rows: [Client] = []
        var next: String? = ""
        var pages = 0
        while let cursor = next {
            request.position = .cursor(cursor, size: size)
            let page = try test.read { try $0.list(Client.self, request) }
            #expect(page.items.count <= size)
            rows += page.items
            guard case .cursor(let following) = page.position else { break }
            next = following
            pages += 1
            try between(pages)
        }
        return rows
    }

    @Test(
        arguments: ["id", "-id", "name", "-name", "company", "-company", "created_at", "-updated_at"],
        [1, 2, 7, 40]
    )
    func marksLeadThroughTheWholeList(sort: String, size: Int) throws {
        try fill(40)
        var request = ListRequest()
        request.sort = sort
        let walked = try walk(request, size: size)
        request.position = .page(1, size: 100)
        let whole = try test.read { try $0.list(Client.self, request) }
        #expect(walked == whole.items)
        #expect(whole.items.count == 40)
        #expect(whole.position == .page(number: 1, size: 100, total: 40))
    }

    @Test(arguments: ["company", "-company"])
    func nullComesBeforeEverything(sort: String) throws {
        try fill(9)
        var request = ListRequest()
        request.sort = sort
        let companies = try walk(request, size: 2).map(\.company)
        let nulls = companies.indices.filter { companies[$0] == nil }
        #expect(nulls == (sort == "company" ? [0, 1, 2] : [6, 7, 8]))
    }

    @Test(arguments: ["id", "name", "-name", "company", "-company"])
    func aWalkIsStableWhileRowsComeAndGo(sort: String) throws {
        try fill(30)
        let stable = try test.clients().filter { !$0.id.isMultiple(of: 5) }.map(\.id)
        var request = ListRequest()
        request.sort = sort
        let walked = try walk(request, size: 4) { page in
            let leaving = Int64(page) * 5
            try test.write { tx in
                if leaving <= 30 { _ = try tx.archive(try tx.target(Client.self, id: leaving)) }
                _ = try tx.insert(Client(name: "Client 1 new \(page)", company: page == 2 ? nil : "Company 0"))
                // Ends the walk whatever the new rows are.
                if page > 20 { throw DomainError.deadlineExceeded }
            }
        }
        let seen = walked.map(\.id)
        #expect(Set(seen).count == seen.count, "no row twice")
        #expect(Set(stable).isSubset(of: seen), "no row left out")
    }

    @Test func aMarkBelongsToItsList() throws {
        try fill(10)
        var request = ListRequest()
        request.sort = "name"
        request.position = .cursor("", size: 3)
        let page = try test.read { try $0.list(Client.self, request) }
        guard case .cursor(let next?) = page.position else {
            Issue.record("there is a next page")
            return
        }
        var others = [ListRequest](repeating: request, count: 6)
        others[0].sort = "-name"
        others[1].filters = [.equals("company", .text("Company 1"))]
        others[2].query = "client"
        others[3].includesArchived = true
        others[4].visibility = .assigned(userID: 1)
        others[5].sort = "id"
        for var other in others {
            other.position = .cursor(next, size: 3)
            #expect(throws: DomainError.self) { try test.read { try $0.list(Client.self, other) } }
        }
        request.position = .cursor(next, size: 3)
        #expect(throws: DomainError.self) { try test.read { try $0.list(Project.self, request) } }
        // The size of the page is not part of the list.
        request.position = .cursor(next, size: 5)
        #expect(try test.read { try $0.list(Client.self, request) }.items.count == 5)
    }

    @Test(arguments: ["x", "AAAA", "bnVsbA", "WzEsMiwzXQ", "é", "W10", String(repeating: "A", count: 5000)])
    func anythingElseIsNoMark(token: String) throws {
        var request = ListRequest()
        request.position = .cursor(token, size: 3)
        let error = #expect(throws: DomainError.self) { try test.read { try $0.list(Client.self, request) } }
        guard case .invalidField("/cursor", _) = error else {
            Issue.record("unexpected \(String(describing: error))")
            return
        }
    }

    @Test func aPagePastTheEndIsEmpty() throws {
        try fill(5)
        var request = ListRequest()
        request.position = .page(9_007_199_254_740_991, size: 500)
        let page = try test.read { try $0.list(Client.self, request) }
        #expect(page.items.isEmpty)
        #expect(page.position == .page(number: 9_007_199_254_740_991, size: 500, total: 5))
    }

    @Test func totalsFollowFiltersAndArchive() throws {
        try fill(12)
        try test.write { tx in _ = try tx.archive(try tx.target(Client.self, id: 2)) }
        func total(_ change: (inout ListRequest) -> Void) throws -> Int64 {
            var request = ListRequest()
            request.position = .page(1, size: 1)
            change(&request)
            guard case .page(_, _, let total) = try test.read({ try $0.list(Client.self, request) }).position else {
                return -1
            }
            return total
        }
        #expect(try total { _ in } == 11)
        #expect(try total { $0.includesArchived = true } == 12)
        #expect(try total { $0.filters = [.equals("company", .text("Company 1"))] } == 1)
        #expect(try total { $0.query = "client 1" } == 2)
        #expect(try total { $0.visibility = .nothing } == 0)
    }

    @Test func onlyListedColumnsSort() throws {
        for sort in ["", "-", "notes", "folded", "name; DROP TABLE client", "--name"] {
            var request = ListRequest()
            request.sort = sort
            #expect(throws: DomainError.self) { try test.read { try $0.list(Client.self, request) } }
        }
    }

    @Test func aStandardUserListsOnlyAssignedProjects() throws {
        let user = try test.write { tx in
            let client = try tx.insert(Client(name: "Acme"))
            let seen = try tx.insert(Project(clientID: client.id, name: "Seen"))
            let hidden = try tx.insert(Project(clientID: client.id, name: "Hidden"))
            let former = try tx.insert(Project(clientID: client.id, name: "Former"))
            for project in [seen, hidden, former] {
                _ = try tx.insert(Instance(projectID: project.id, name: "main", type: .production))
            }
            let user = try tx.insert(User(username: "ann", uid: 1001, role: .standard))
            _ = try tx.insert(Assignment(projectID: seen.id, userID: user.id))
            _ = try tx.archive(try tx.insert(Assignment(projectID: former.id, userID: user.id)))
            return user.id
        }
        var request = ListRequest()
        request.visibility = .assigned(userID: user)
        #expect(try test.read { try $0.list(Project.self, request) }.items.map(\.name) == ["Seen"])
        #expect(try test.read { try $0.list(Instance.self, request) }.items.map(\.projectID) == [1])
        #expect(try test.read { try $0.list(Client.self, request) }.items.isEmpty)
        #expect(try test.read { try $0.assignedProjects(user: user) } == [1])
    }
}
