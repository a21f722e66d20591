import ClientOpsAudit
import ClientOpsModel
import ClientOpsTestSupport
import Testing

@testable import ClientOpsStore

/// Groups are made by hand here, so that what shares a transaction is not a matter of timing.
@Suite struct GroupCommitTests {
    let test: TestStore

    init() throws { test = try TestStore() }

    private struct Unexpected: Error {}

    @Test func aBadWriteNeverDisturbsItsNeighbours() throws {
        var committer = test.committer()
        let results = committer.commit([
            .inserting("One"),
            .test { tx in
                _ = try tx.insert(Client(name: "Lost"))
                throw Unexpected()
            },
            .inserting("Two"),
            .test { tx in
                _ = try tx.insert(Client(name: "Lost too"))
                try tx.connection.execute("INSERT INTO client (id) VALUES (NULL)")
                return []
            },
            .inserting("Three"),
        ])
        #expect(results.map(\.isSuccess) == [true, false, true, false, true])
        #expect(throws: Unexpected.self) { try results[1].get() }
        #expect(throws: StoreError.self) { try results[3].get() }
        #expect(try test.clients().map(\.name) == ["One", "Two", "Three"])
        let entries = try test.entries()
        #expect(entries.map(\.label) == ["One", "Two", "Three"])
        #expect(entries.map(\.seq) == [1, 2, 3])
        #expect(try test.isChainIntact())
    }

    @Test func theChainGoesOnOverGroupsAndConnections() throws {
        var committer = test.committer()
        _ = committer.commit([.inserting("One"), .inserting("Two")])
        _ = committer.commit([.inserting("Three")])
        committer.database.close()
        _ = committer.commit([.inserting("Four")])
        try test.write { _ = try $0.insert(Client(name: "Five")) }
        #expect(try test.entries().map(\.label) == ["One", "Two", "Three", "Four", "Five"])
        #expect(try test.isChainIntact())
    }

    @Test func anUnreadableRowFailsItsOwnWriteOnly() throws {
        var committer = test.committer()
        let results = committer.commit([
            .inserting("One"),
            .test { tx in
                _ = try tx.connection.first("SELECT 'emperor'") { row -> Role in try row.word(0) }
                return []
            },
            .inserting("Two"),
        ])
        #expect(results.map(\.isSuccess) == [true, false, true])
    }

    @Test func validationLeavesNothingAndTellsWhatWouldChange() throws {
        var committer = test.committer()
        let actions = Shared(0)
        var validation = WriteRequest.test { tx in
            tx.afterCommit { actions.value += 1 }
            return Array("\(try tx.insert(Client(name: "Maybe")).id)".utf8)
        }
        validation.validateOnly = true
        let results = committer.commit([.inserting("One"), validation, .inserting("Two")])
        let reply = try results[1].get()
        #expect(reply.changes?.map(\.label) == ["Maybe"])
        #expect(reply.afterCommit.isEmpty)
        #expect(String(decoding: reply.result, as: UTF8.self) == "2")
        #expect(try test.clients().map(\.name) == ["One", "Two"])
        #expect(try test.entries().map(\.label) == ["One", "Two"])
        #expect(try test.read { try $0.integer("SELECT live FROM entity_count WHERE entity = 'client'") } == 2)
        #expect(try test.isChainIntact())
    }

    @Test func aWriteIsNotBegunAfterItsDeadline() throws {
        let clock = WriterClock(monotonicNanoseconds: { 1000 }, wallMilliseconds: { 1 })
        var committer = test.committer(clock)
        var late = WriteRequest.inserting("Late")
        late.deadline = 999
        var inTime = WriteRequest.inserting("In time")
        inTime.deadline = 1000
        let results = committer.commit([late, inTime])
        #expect(throws: DomainError.deadlineExceeded) { try results[0].get() }
        #expect(results[1].isSuccess)
        #expect(try test.clients().map(\.name) == ["In time"])
    }

    @Test func timeNeverRunsBackwards() throws {
        let wall = Shared<Int64>(5000)
        let clock = WriterClock(monotonicNanoseconds: { 0 }, wallMilliseconds: { wall.value })
        var committer = test.committer(clock)
        _ = committer.commit([.inserting("One")])
        wall.value = 4000
        _ = committer.commit([.inserting("Two")])
        wall.value = 6000
        _ = committer.commit([.inserting("Three")])
        #expect(try test.entries().map(\.at.milliseconds) == [5000, 5000, 6000])
    }

    @Test func aRevisionIsCheckedAgainstTheRowTheCallNames() throws {
        let id = try test.write { try $0.insert(Client(name: "Acme")).id }
        let rename: @Sendable (WriteTransaction) throws -> Client = { tx in
            let row = try tx.target(Client.self, id: id)
            var renamed = row
            renamed.name += "!"
            return try tx.update(row, to: renamed)
        }
        #expect(throws: DomainError.staleRevision(current: 1)) {
            try test.write(options: { $0.ifRevision = 2 }, rename)
        }
        #expect(try test.write(options: { $0.ifRevision = 1 }, rename).revision == 2)
        #expect(throws: DomainError.staleRevision(current: 2)) {
            try test.write(options: { $0.ifRevision = 1 }, rename)
        }
        let error = #expect(throws: DomainError.self) {
            try test.write(options: { $0.ifRevision = 1 }) { _ = try $0.insert(Client(name: "No row named")) }
        }
        guard case .invalidField("/if_revision", _) = error else {
            Issue.record("unexpected \(String(describing: error))")
            return
        }
        #expect(try test.clients().count == 1)
    }

    @Test func aRowReadTwiceInOneWriteIsNotOverwritten() throws {
        let id = try test.write { try $0.insert(Client(name: "Acme")).id }
        #expect(throws: DomainError.staleRevision(current: 1)) {
            try test.write { tx in
                let row = try tx.living(Client.self, id: id)
                var first = row
                first.phone = "1"
                _ = try tx.update(row, to: first)
                var second = row
                second.phone = "2"
                _ = try tx.update(row, to: second)
            }
        }
        #expect(try test.clients().first?.phone == nil)
    }

    @Test func undoingTakesRowsEntriesAndActionsBack() throws {
        let actions = Shared<[String]>([])
        let reply = try test.store.perform { tx in
            _ = try tx.insert(Client(name: "Before"))
            tx.afterCommit { actions.value.append("before") }
            try tx.undoing {
                _ = try tx.insert(Client(name: "Undone"))
                tx.afterCommit { actions.value.append("undone") }
            }
            do {
                try tx.undoing {
                    _ = try tx.insert(Client(name: "Undone too"))
                    throw Unexpected()
                }
            } catch is Unexpected {}
            _ = try tx.insert(Client(name: "After"))
            return []
        }.get()
        for action in reply.afterCommit { action() }
        #expect(actions.value == ["before"])
        #expect(try test.clients().map(\.name) == ["Before", "After"])
        #expect(try test.entries().map(\.seq) == [1, 2])
        #expect(try test.isChainIntact())
    }
}

extension TestStore {
    /// A writer beside the store's own, which must not write meanwhile.
    func committer(_ clock: WriterClock = .system) -> GroupCommitter {
        GroupCommitter(database: WritingDatabase(path: store.path), clock: clock)
    }

    /// Every live client in order of id.
    func clients() throws -> [Client] {
        var request = ListRequest()
        request.position = .cursor("", size: 100_000)
        return try read { try $0.list(Client.self, request) }.items
    }
}

extension WriteRequest {
    /// A write whose answer is taken from the group's results.
    static func test(_ body: @escaping @Sendable (WriteTransaction) throws -> [UInt8]) -> WriteRequest {
        WriteRequest(caller: .root, method: "test.write", body: body) { _ in }
    }

    /// A write that adds a client.
    static func inserting(_ name: String) -> WriteRequest {
        .test { tx in Array("\(try tx.insert(Client(name: name)).id)".utf8) }
    }
}

extension Result {
    /// Whether it is no failure.
    var isSuccess: Bool { if case .success = self { true } else { false } }
}
