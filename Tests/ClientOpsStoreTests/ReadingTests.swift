import ClientOpsModel
import ClientOpsTestSupport
import Dispatch
import Testing

@testable import ClientOpsStore

@Suite struct ReadingTests {
    let test: TestStore

    init() throws { test = try TestStore() }

    @Test func aTickSeesEveryAcknowledgedWrite() throws {
        let session = try test.store.openReadSession()
        let count = { try session.read { try $0.integer("SELECT count(*) FROM client") } }
        #expect(try count() == 0)
        let generation = session.generation
        for number in 1...3 {
            try test.write { _ = try $0.insert(Client(name: "Client \(number)")) }
            #expect(try count() == Int64(number), "in the same tick")
        }
        #expect(session.generation != generation)
        session.endTick()
        session.endTick()
        #expect(try count() == 3)
    }

    @Test func aReadBeyondItsBudgetIsInterruptedAndTheNextWorks() throws {
        let session = try test.store.openReadSession()
        let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
        let error = #expect(throws: StoreError.self) {
            try session.read(budget: 1_000_000) { try $0.integer(endless) }
        }
        #expect(error?.isInterrupt == true)
        #expect(try session.read { try $0.integer("SELECT 7") } == 7)
        #expect(try session.read(budget: 1_000_000_000) { try $0.integer("SELECT 8") } == 8)
    }

    @Test func moreStatementsThanAreKeptAreNoHarm() throws {
        let connection = try SQLiteConnection(readingFrom: test.store.path)
        for number in 0..<1000 { #expect(try connection.integer("SELECT \(number)") == Int64(number)) }
        try connection.forEach("SELECT 1 UNION SELECT 2 UNION SELECT 3") { row in
            for number in 0..<500 { _ = try connection.integer("SELECT \(number), \(row.integer(0))") }
            return true
        }
    }

    @Test func aLongReadRunsOnAThreadOfThePool() throws {
        try test.write { _ = try $0.insert(Client(name: "Acme")) }
        let done = DispatchSemaphore(value: 0)
        let names = Shared<[String]>([])
        for uid in 0..<8 as Range<UInt32> {
            test.store.readers.submit(uid: uid % 3) { result in
                let name = try? result.get().fetch(Client.self, id: 1)?.name
                names.append(name ?? "nothing")
                done.signal()
            }
        }
        for _ in 0..<8 { done.wait() }
        #expect(names.value == Array(repeating: "Acme", count: 8))
    }

    @Test func theReadsOfOneUserRunOneAfterTheOther() throws {
        let done = DispatchSemaphore(value: 0)
        let events = Shared<[Int]>([])
        for number in 0..<20 {
            test.store.readers.submit(uid: 7) { result in
                events.append(number)
                _ = try? result.get().integer("SELECT count(*) FROM sqlite_master")
                events.append(number)
                done.signal()
            }
        }
        for _ in 0..<20 { done.wait() }
        #expect(events.value == (0..<20).flatMap { [$0, $0] })
    }

    @Test func aClosedPoolRefuses() throws {
        test.store.close()
        let refused = Shared(false)
        test.store.readers.submit(uid: 0) { if case .failure = $0 { refused.value = true } }
        #expect(refused.value)
    }
}
