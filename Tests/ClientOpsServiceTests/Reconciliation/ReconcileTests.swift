import ClientOpsModel
import ClientOpsTestSupport
import StrictJSON
import Testing

/// The reconciliation as a job: runs, dry runs, history and what they write.
@Suite struct ReconcileTests {
    private let service: TestService
    private let client: JSONValue

    init() throws {
        service = try TestService()
        client = service.client("Acme")
    }

    /// One finding of each rule: P1 by import, P2, P3 by an import below an archived client, U1.
    private func disorder() {
        service.importing([
            "clients": [
                ["source_id": 1, "name": "Imported"],
                ["source_id": 2, "name": "Closed", "archived_at": "2021-03-01T10:00:00.000Z"],
            ],
            "projects": [
                ["source_id": 1, "client_source_id": 1, "name": "Contested"],
                ["source_id": 2, "client_source_id": 2, "name": "Left over"],
            ],
            "instances": [
                service.importedInstance(1, name: "A"), service.importedInstance(2, name: "B"),
                service.importedInstance(3, project: 2, name: "C"),
            ],
        ])
        let shop = service.project("Shop", of: client)
        _ = service.instance("S", in: shop, url: "https://x.example.org")
        _ = service.instance("T", in: shop, url: "http://X.example.org/")
    }

    /// What a run says of the findings, without what only a stored one has.
    private func changes(_ run: JSONValue) -> [[JSONValue?]] {
        (run["changes"]?.arrayValue ?? []).map { change in
            let members = ["rule", "fingerprint", "subject", "severity", "state", "summary", "next_step", "members"]
            return [change["action"]] + members.map { change["finding"]?[$0] }
        }
    }

    @Test func `a dry run says exactly what the run then does`() {
        disorder()
        let head = service.head
        let tried = service.call("reconcile.run", ["dry_run": true])
        #expect(tried["dry_run"] == true && tried["run"]?["id"] == 0 && service.head == head)
        #expect(service.items("finding.list").isEmpty && service.items("reconcile.history").isEmpty)
        let done = service.reconcile()
        #expect(done["dry_run"] == false && done["run"]?["id"] == 1)
        #expect(changes(done) == changes(tried) && done["run"]?["counters"] == tried["run"]?["counters"])
        #expect(Set(changes(done).map { $0[1]?.stringValue }) == ["P1", "P2", "P3", "U1"])
        #expect(changes(done).allSatisfy { $0[0] == "opened" })
    }

    @Test func `the worst comes first`() {
        disorder()
        let severities = (service.reconcile()["changes"]?.arrayValue ?? []).compactMap {
            $0["finding"]?["severity"]?.stringValue.flatMap(Severity.init)
        }
        #expect(severities == severities.sorted(by: >) && severities.first == .critical)
        let listed = service.items("finding.list", ["sort": "-severity"]).compactMap { $0["severity"]?.stringValue }
        #expect(listed.compactMap(Severity.init) == severities)
    }

    @Test func `a second run writes no event`() {
        disorder()
        let first = service.reconcile()
        let head = service.head
        let second = service.reconcile()
        #expect(second["changes"] == [] && service.head == head)
        #expect(second["run"]?["counters"]?["still"] == first["run"]?["counters"]?["new"])
        #expect(second["run"]?["counters"]?["new"] == 0 && second["run"]?["id"] == 2)
    }

    @Test func `each change of a finding is an entry by the run`() {
        disorder()
        let seq = service.seq
        let count = service.reconcile(as: TestPeers.inGroup(of: .collector))["changes"]?.arrayValue?.count
        let entries = service.audit(after: seq)
        #expect(entries.count == count && entries.allSatisfy { $0["entity"] == "finding" && $0["action"] == "opened" })
        #expect(entries.allSatisfy { $0["actor"]?["username"] == "reconcile" && $0["method"] == "reconcile.run" })
    }

    @Test func `a finding lives on under its id`() {
        let shop = service.project("Shop", of: client)
        let staging = service.instance("S", in: shop)
        service.reconcile()
        let id = service.items("finding.list").first?["id"] ?? .null
        let production = service.instance("P", in: shop, type: "production")
        #expect(changes(service.reconcile()).map { $0[0] } == ["resolved"])
        #expect(service.items("finding.list").isEmpty)
        #expect(service.call("finding.list", ["state": "resolved"]).ids == [id])
        #expect(service.call("finding.get", ["id": id])["resolved_at"]?.stringValue != nil)
        _ = service.call("instance.deactivate", ["id": production])
        #expect(changes(service.reconcile()).map { $0[0] } == ["reopened"])
        _ = service.instance("T", in: shop)
        #expect(changes(service.reconcile()).map { $0[0] } == ["changed"])
        #expect(service.call("finding.get", ["id": id])["members"]?.arrayValue?.count == 2)
        _ = service.call("instance.update", ["id": staging, "name": "Renamed"])
        #expect(changes(service.reconcile()).map { $0[0] } == ["changed"])
        #expect(service.call("finding.get", ["id": id])["revision"] == 5)
    }

    @Test func `P1 resolves when the contest is settled`() {
        let (_, instances) = service.contested()
        #expect(changes(service.reconcile()).map { $0[1] } == ["P1"])
        _ = service.call("instance.deactivate", ["id": instances[1]])
        #expect(changes(service.reconcile()).map { $0[0] } == ["resolved"])
    }

    @Test func `the history keeps trigger, times and counters`() {
        disorder()
        service.reconcile()
        service.reconcile(as: TestPeers.inGroup(of: .collector))
        let runs = service.items("reconcile.history", ["sort": "-id"])
        #expect(runs.map { $0["id"] } == [2, 1] && runs.map { $0["trigger"] } == ["timer", "manual"])
        #expect(runs.allSatisfy { $0["failed_rules"] == [] })
        #expect(runs.allSatisfy { ($0["started_at"]?.stringValue ?? "9") <= ($0["finished_at"]?.stringValue ?? "") })
        #expect(service.call("system.status")["last_reconcile"] == runs.first)
        #expect(service.call("reconcile.history", ["page": 1, "page_size": 1])["total"] == 2)
    }

    @Test func `lists filter by rule, severity, state and project`() {
        disorder()
        service.reconcile()
        let all = service.items("finding.list")
        for rule in ["P1", "P2", "P3", "U1"] {
            let found = service.call("finding.list", ["rule": .string(rule)]).ids
            #expect(found == all.filter { $0["rule"]?.stringValue == rule }.compactMap { $0["id"] } && !found.isEmpty)
        }
        #expect(service.items("finding.list", ["severity": "low"]).allSatisfy { $0["rule"] == "P2" })
        #expect(service.items("finding.list", ["state": "open"]) == all)
        let project = service.items("project.list", ["name": "Contested"]).first?["id"] ?? .null
        #expect(service.items("finding.list", ["project_id": project]).map { $0["rule"] } == ["P1"])
        #expect(service.errorKind("finding.list", ["rule": "P9"]) == "invalid_params")
        #expect(service.errorKind("finding.list", ["q": "x"]) == "invalid_params")
    }

    @Test func `the open findings are on the dashboard`() {
        disorder()
        service.reconcile()
        let board = service.call("dashboard.summary")
        #expect(board["findings"] == ["critical": 1, "high": 2, "medium": 0, "low": 1, "info": 0])
        #expect(board["productions_contested"] == 1 && board["productions_missing"] == 1)
    }
}
