import ClientOpsModel
import ClientOpsService
import ClientOpsTestSupport
import StrictJSON
import Testing

@testable import ClientOpsStore

/// How a run is written: in portions, and so that a run that broke off anywhere is made good by the next one.
@Suite struct ReconcileSavingTests {
    private static let projects = 9

    /// Services whose runs write a few findings at a time, over a store with something to find.
    private static func disorder(portion: Int) throws -> TestService {
        let service = try TestService(configure: { $0.reconcilePortion = portion })
        let client = service.client()
        for number in 1...projects {
            _ = service.instance("S", in: service.project("Project \(number)", of: client))
        }
        return service
    }

    /// What the findings say, without what depends on when they were written.
    private static func findings(_ service: TestService) -> [[JSONValue?]] {
        service.items("finding.list", ["page_size": 500, "include_suppressed": true]).map { row in
            ["id", "rule", "subject", "severity", "state", "members", "revision", "reopen_count"].map { row[$0] }
        }
    }

    @Test(arguments: [1, 2, 4], 0...projects)
    func `a run that breaks off after any write converges with the next`(portion: Int, after count: Int) throws {
        let whole = try Self.disorder(portion: 250)
        whole.reconcile()
        let broken = try Self.disorder(portion: portion)
        try broken.tamper(
            """
            CREATE TRIGGER broken BEFORE INSERT ON finding WHEN (SELECT count(*) FROM finding) >= \(count)
            BEGIN SELECT RAISE(ABORT, 'broken'); END
            """
        )
        let reply = broken.reply("reconcile.run")
        #expect(reply.kind == (count == Self.projects ? nil : "internal"))
        #expect(Self.findings(broken).count == count / portion * portion || count == Self.projects)
        try broken.tamper("DROP TRIGGER broken")
        broken.reconcile()
        #expect(Self.findings(broken) == Self.findings(whole))
        let opened = broken.items("audit.list", ["entity": "finding", "page_size": 500])
        #expect(opened.count == Self.projects && opened.allSatisfy { $0["action"] == "opened" })
        let head = broken.head
        #expect(broken.reconcile()["changes"] == [] && broken.head == head)
    }

    @Test func `the run itself is the last thing written`() throws {
        let service = try Self.disorder(portion: 2)
        try service.tamper(
            "CREATE TRIGGER broken BEFORE INSERT ON run BEGIN SELECT RAISE(ABORT, 'broken'); END"
        )
        #expect(service.errorKind("reconcile.run") == "internal")
        #expect(service.items("reconcile.history").isEmpty && !Self.findings(service).isEmpty)
        try service.tamper("DROP TRIGGER broken")
        #expect(service.reconcile()["run"]?["counters"]?["new"]?.integerValue == 1)
        #expect(Self.findings(service).count == Self.projects)
    }

    @Test func `a dry run says exactly what the run then does, however it is written`() throws {
        let service = try Self.disorder(portion: 2)
        let head = service.head
        let tried = service.call("reconcile.run", ["dry_run": true])
        #expect(service.head == head && service.items("reconcile.history").isEmpty)
        let done = service.reconcile()
        #expect(tried["run"]?["counters"] == done["run"]?["counters"] && tried["omitted"] == done["omitted"])
        let sides = [tried, done].map { run in
            (run["changes"]?.arrayValue ?? []).map { change in
                change.with("finding", (change["finding"] ?? .null).with("id", 0))
                    .with("finding", Self.withoutTimes(change["finding"] ?? .null))
            }
        }
        #expect(sides[0] == sides[1] && sides[0].count == Self.projects)
    }

    private static func withoutTimes(_ finding: JSONValue) -> JSONValue {
        ["id", "first_seen_at", "last_seen_at", "incident"].reduce(finding) { $0.with($1, .null) }
    }

    @Test func `the answer names the worst changes and counts the rest`() throws {
        let service = try TestService()
        let client = service.client()
        for number in 1...510 { _ = service.instance("S", in: service.project("Project \(number)", of: client)) }
        let done = service.reconcile()
        #expect(done["changes"]?.arrayValue?.count == 500 && done["omitted"] == 10)
        #expect(done["run"]?["counters"]?["new"] == 510)
    }

    @Test func `a finding that was changed meanwhile is left to the next run`() throws {
        let service = try TestService()
        let seen = try service.finding()
        _ = service.call("finding.acknowledge", ["id": .integer(seen.id)])
        var worse = seen
        worse.severity = .critical
        let saved = try service.write { [worse] tx in [try tx.save(worse, replacing: seen, .changed)] }
        #expect(saved == [nil])
        let now = service.call("finding.get", ["id": .integer(seen.id)])
        #expect(now["severity"] == "high" && now["state"] == "acknowledged" && now["revision"] == 2)
    }

    @Test func `streaks are replaced by those of the run`() throws {
        let service = try TestService()
        @Sendable func streak(_ key: String, _ count: Int64) -> FindingStreak {
            FindingStreak(
                rule: .silentSource,
                fingerprint: key,
                answer: .present,
                count: count,
                evidenceAt: Timestamp(milliseconds: 5)
            )
        }
        try service.write { try $0.save(streaks: [streak("a", 1), streak("b", 1)], ended: []) }
        try service.write { try $0.save(streaks: [streak("b", 2)], ended: [streak("a", 1)]) }
        #expect(try service.read { try $0.allStreaks() } == [streak("b", 2)])
    }
}
