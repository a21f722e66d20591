import ClientOpsAudit
import ClientOpsModel
import ClientOpsTestSupport
import Testing

@testable import ClientOpsStore

/// After whatever succeeded, failed or was undone, the kept totals are what counting would give.
@Suite struct CounterTests {
    @Test(arguments: [1, 2, 3] as [UInt64])
    func totalsEqualCounts(seed: UInt64) throws {
        let test = try TestStore()
        var committer = test.committer()
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<60 {
            let group = (0..<Int.random(in: 1...8, using: &generator)).map { _ in
                Self.write(number: Int.random(in: 0..<1000, using: &generator), &generator)
            }
            _ = committer.commit(group)
        }
        #expect(committer.problem == nil)
        for table in ["client", "project", "instance", "user", "assignment"] {
            let kept = try test.read { connection in
                try connection.first("SELECT live, archived FROM entity_count WHERE entity = '\(table)'") {
                    [$0.integer(0), $0.integer(1)]
                }
            }
            let counted = try test.read { connection in
                try connection.first(
                    "SELECT count(*) FILTER (WHERE archived_at IS NULL), count(archived_at) FROM \(table)"
                ) {
                    [$0.integer(0), $0.integer(1)]
                }
            }
            #expect(kept == counted, "\(table)")
        }
        #expect(try test.isChainIntact())
        let entries = try test.entries()
        #expect(entries.map(\.seq) == Array(1...Int64(entries.count)))
        #expect(try test.read { try $0.first("PRAGMA foreign_key_check") { $0.text(0) } } == nil)
        for table in ["client", "project", "instance", "user"] {
            try test.write {
                try $0.connection.execute(
                    "INSERT INTO \(table)_search (\(table)_search, rank) VALUES ('integrity-check', 1)"
                )
            }
        }
    }

    private static func write(number: Int, _ generator: inout SeededGenerator) -> WriteRequest {
        let kind = Int.random(in: 0..<8, using: &generator)
        let fails = Int.random(in: 0..<10, using: &generator) == 0
        var request = WriteRequest.test { tx in
            try perform(kind, number: number, tx)
            if fails { throw DomainError.deadlineExceeded }
            return []
        }
        request.validateOnly = Int.random(in: 0..<10, using: &generator) == 0
        return request
    }

    private static func perform(_ kind: Int, number: Int, _ tx: WriteTransaction) throws {
        let id = Int64(number % 40 + 1)
        switch kind {
        case 0: _ = try tx.insert(Client(name: "Client \(number)", notes: "Straße \(number)"))
        case 1: _ = try tx.insert(Project(clientID: id, name: "Project \(number % 5)"))
        case 2: _ = try tx.insert(Instance(projectID: id, name: "main \(number % 3)", type: .production))
        case 3: _ = try tx.insert(User(username: "user\(number % 50)", uid: Int64(number % 50), role: .staff))
        case 4: _ = try tx.insert(Assignment(projectID: id, userID: Int64(number % 7 + 1)))
        case 5: _ = try tx.archive(try tx.target(Client.self, id: id))
        case 6: _ = try tx.restore(try tx.target(Client.self, id: id, archived: true))
        default:
            let row = try tx.target(Client.self, id: id)
            var renamed = row
            renamed.name = "Renamed \(number)"
            _ = try tx.update(row, to: renamed)
        }
    }
}
