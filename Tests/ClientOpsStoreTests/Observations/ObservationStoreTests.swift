import ClientOpsModel
import ClientOpsTestSupport
import GRDB
import Testing

@testable import ClientOpsStore

/// Former words, what they cost, and how long they are kept.
@Suite struct ObservationStoreTests {
    let test: TestStore

    init() throws {
        test = try TestStore()
        try test.write { tx in
            _ = try tx.insert(Source(name: "s", uid: 970, host: "web-1", look: .sql, period: 300, grace: 600))
        }
    }

    private static func subjects(_ names: [String], crons: Int64) throws -> [ObservedSubject] {
        try names.map { name in
            var database = DatabaseSignals(
                cluster: ClusterSignals(endpoint: try ObservedText("localhost:5432")),
                name: try ShortName(name)
            )
            database.crons = crons
            return ObservedSubject(database)
        }
    }

    private func report(_ sequence: Int64, _ names: [String], crons: Int64 = 0) throws -> ReportCounts {
        try test.write { tx in
            let source = try tx.connection.source(named: "s")
            let subjects = try Self.subjects(names, crons: crons)
            let head = ReportHead(
                sequence: sequence,
                observedAt: Timestamp(milliseconds: sequence),
                complete: true,
                subjects: subjects.count
            )
            guard let source else { return ReportCounts() }
            return try tx.take(head, subjects, of: source).counts
        }
    }

    private func history() throws -> Int64 {
        try test.read { try $0.integer("SELECT count(*) FROM observation_history") }
    }

    @Test func `only lasting changes leave a former word behind`() throws {
        _ = try report(1, ["a", "b"])
        _ = try report(2, ["a", "b"])
        #expect(try history() == 0)
        _ = try report(3, ["a", "b"], crons: 1)
        #expect(try history() == 2)
        _ = try report(4, ["a"], crons: 1)
        #expect(try history() == 2)
        _ = try report(5, ["a", "b"], crons: 1)
        #expect(try history() == 3)
    }

    @Test func `pruning goes by age in bounded portions and never takes the newest`() throws {
        for sequence in 1...5 { _ = try report(Int64(sequence), ["a", "b"], crons: Int64(sequence)) }
        #expect(try history() == 8)
        let future = Timestamp(milliseconds: 4_102_444_800_000)
        #expect(try test.write { try $0.pruneObservations(olderThan: Timestamp(milliseconds: 0), limit: 5) } == 0)
        #expect(try test.write { try $0.pruneObservations(olderThan: future, limit: 5) } == 5)
        #expect(try test.write { try $0.pruneObservations(olderThan: future, limit: 5) } == 3)
        #expect(try test.write { try $0.pruneObservations(olderThan: future, limit: 5) } == 0)
        let newest = try test.read { try $0.currentObservations() }
        #expect(newest.map { $0.subject.database?.crons } == [5, 5])
    }

    @Test func `the newest word is never deleted, not even by hand`() throws {
        _ = try report(1, ["a"])
        #expect(throws: StoreError.self) {
            try test.write { tx in
                try tx.connection.execute("DELETE FROM observation_seen")
                try tx.connection.execute("DELETE FROM observation")
            }
        }
    }

    @Test func `a report that repeats the last writes no wide row`() throws {
        _ = try report(1, (0..<500).map { "db\($0)" })
        let before = try test.read { try $0.rows("SELECT signals || changed_at FROM observation") { $0.text(0) } }
        try test.write { tx in
            try tx.connection.execute(
                "CREATE TEMP TRIGGER wide BEFORE UPDATE ON main.observation BEGIN SELECT RAISE(ABORT, 'wide'); END"
            )
        }
        let counts = try report(2, (0..<500).map { "db\($0)" })
        #expect(counts.unchanged == 500)
        #expect(try test.read { try $0.rows("SELECT signals || changed_at FROM observation") { $0.text(0) } } == before)
    }

    @Test func `a store of the schema before it is migrated with its instances`() throws {
        let directory = try TemporaryDirectory()
        let path = directory.file("clientops.db")
        let queue = try DatabaseQueue(path: path)
        var migrator = DatabaseMigrator()
        for step in Migrations.all.prefix(2) {
            migrator.registerMigration(step.name) { db in
                try db.execute(sql: step.sql)
                try db.execute(sql: "PRAGMA application_id = \(Migrations.applicationID)")
                try db.execute(sql: "PRAGMA user_version = \(step.number)")
            }
        }
        try migrator.migrate(queue)
        try queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO client (revision, created_at, updated_at, name, folded) VALUES (1, 0, 0, 'A', 'a');
                    INSERT INTO project (revision, created_at, updated_at, client_id, name, stage, folded)
                        VALUES (1, 0, 0, 1, 'P', 'live', 'p');
                    INSERT INTO instance (revision, created_at, updated_at, project_id, name, type, active, slot, state,
                        db_name, folded) VALUES (3, 0, 0, 1, 'I', 'production', 1, 0, 'in_service', 'acme', 'i');
                    """
            )
        }
        try queue.close()
        let store = try Store(path: path)
        defer { store.close() }
        let session = try store.openReadSession()
        let instance = try session.read { try $0.fetch(Instance.self, id: 1) }
        #expect(instance?.dbName == "acme")
        #expect(instance?.dbLineage == nil)
        #expect(instance?.revision == 3)
        #expect(try session.read { try $0.activeSources() } == [])
    }
}
