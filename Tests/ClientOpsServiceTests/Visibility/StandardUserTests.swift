import ClientOpsModel
import ClientOpsService
import ClientOpsTestSupport
import StrictJSON
import Testing

/// A standard user sees the assigned projects and what hangs below them, and nothing of the rest.
@Suite struct StandardUserTests {
    private let service: TestService
    private let mine: JSONValue
    private let other: JSONValue
    private let ours: JSONValue
    private let theirs: JSONValue
    private let sam: Peer
    private let finding: JSONValue

    init() throws {
        service = try TestService()
        let client = service.client("Acme")
        _ = service.client("Unrelated")
        mine = service.project("Shop", of: client)
        other = service.project("Books", of: client)
        ours = service.instance("Ours", in: mine, type: "production", url: "https://shared.example.org")
        theirs = service.instance("Theirs", in: other, type: "production", url: "https://shared.example.org/")
        _ = service.instance("Alone", in: service.project("Third", of: client, stage: "planned"))
        sam = service.standardUser(on: [mine])
        service.reconcile()
        finding = service.items("finding.list", ["rule": "U1"]).first?["id"] ?? .null
    }

    @Test func `lists hold the assigned rows, filtered and counted as such`() {
        #expect(service.call("project.list", as: sam).ids == [mine])
        #expect(service.call("instance.list", as: sam).ids == [ours])
        #expect(service.call("project.list", ["page": 1], as: sam)["total"] == 1)
        #expect(service.call("project.list", ["q": "o"], as: sam).ids == [mine])
        #expect(service.call("project.list", ["q": "books"], as: sam).ids.isEmpty)
        #expect(service.call("instance.list", ["project_id": other], as: sam)["items"] == [])
        #expect(service.call("instance.list", ["name": "Theirs", "page": 1], as: sam)["total"] == 0)
    }

    @Test func `a project shows its client's id and name, the client itself stays closed`() {
        let row = service.call("project.get", ["id": mine], as: sam)
        #expect(row["client_name"] == "Acme" && row["client_id"]?.integerValue != nil)
        #expect(service.errorKind("client.get", ["id": row["client_id"] ?? .null], as: sam) == "permission_denied")
    }

    @Test func `an assignment counts from the moment it is made to the moment it ends`() {
        let pair: JSONValue = ["project_id": mine, "user_id": service.call("whoami", as: sam)["user_id"] ?? .null]
        _ = service.call("project.unassign", pair)
        #expect(service.errorKind("project.get", ["id": mine], as: sam) == "not_found")
        #expect(service.call("instance.list", as: sam)["items"] == [])
        _ = service.call("project.assign", pair)
        #expect(service.errorKind("instance.get", ["id": ours], as: sam) == nil)
    }

    @Test func `a moved instance is seen where it is`() {
        _ = service.call("instance.update", ["id": theirs, "type": "staging"])
        _ = service.call("instance.move", ["id": theirs, "project_id": mine])
        #expect(service.call("instance.list", as: sam).ids == [ours, theirs])
        _ = service.call("instance.move", ["id": theirs, "project_id": other])
        #expect(service.errorKind("instance.get", ["id": theirs], as: sam) == "not_found")
    }

    @Test func `archived rows of an assigned project are gone`() {
        _ = service.call("project.archive", ["id": mine, "force_instances": true])
        #expect(service.errorKind("project.get", ["id": mine], as: sam) == "not_found")
        #expect(service.call("project.list", as: sam)["items"] == [])
    }

    @Test func `a finding shows the own members and how many others there are`() {
        let seen = service.call("finding.get", ["id": finding], as: sam)
        #expect(seen["members"]?.arrayValue?.map { $0["id"] } == [ours] && seen["others_involved"] == 1)
        #expect(seen.text.contains("Theirs") == false && seen.text.contains("Books") == false)
        #expect(service.items("finding.list", as: sam) == [seen])
        let whole = service.call("finding.get", ["id": finding])
        #expect(whole["members"]?.arrayValue?.count == 2 && whole["others_involved"] == 0)
        #expect(service.call("finding.get", ["id": finding], as: TestPeers.inGroup(of: .staff)) == whole)
    }

    @Test func `a filter by another project does not tell who else is involved`() {
        #expect(service.call("finding.list", ["project_id": mine], as: sam).ids == [finding])
        #expect(service.call("finding.list", ["project_id": other], as: sam)["items"] == [])
        #expect(service.call("finding.list", ["project_id": 9999], as: sam)["items"] == [])
        #expect(service.call("finding.list", ["project_id": other, "page": 1], as: sam)["total"] == 0)
        #expect(service.call("finding.list", ["project_id": other, "rule": "U1"]).ids == [finding])
    }

    @Test func `findings of other projects are not there`() {
        let all = service.call("finding.list").ids
        #expect(all.count > 0)
        _ = service.instance("Lonely", in: service.project("Fourth", of: service.client()))
        service.reconcile()
        let foreign = service.call("finding.list", ["rule": "P2"]).ids
        #expect(foreign.count == 1)
        #expect(service.errorKind("finding.get", ["id": foreign.first ?? .null], as: sam) == "not_found")
        #expect(service.call("finding.list", as: sam).ids == [finding])
    }

    @Test func `events are those of the assigned rows, without the actor`() {
        let events = service.items("event.list", as: sam)
        #expect(events.map { $0["entity"] } == ["project", "instance", "finding"])
        #expect(events.map { $0["entity_id"] } == [mine, ours, finding])
        #expect(events.allSatisfy { $0["actor"] == .null || $0["actor"] == nil })
        let staff = service.items("event.list", as: TestPeers.inGroup(of: .staff))
        #expect(
            Set(staff.compactMap { $0["entity"]?.stringValue }) == [
                "client", "project", "instance", "assignment", "finding",
            ]
        )
        #expect(staff.allSatisfy { $0["actor"] == .null || $0["actor"] == nil })
        #expect(service.items("event.list").allSatisfy { $0["actor"]?["uid"] != nil })
    }

    @Test func `the dashboard counts the assigned rows`() {
        let board = service.call("dashboard.summary", as: sam)
        #expect(board["clients"] == 1 && board["projects"]?["live"] == 1 && board["projects"]?["planned"] == 0)
        #expect(board["instances"]?["production"] == ["active": 1, "inactive": 0])
        #expect(board["instances"]?["staging"] == ["active": 0, "inactive": 0])
        #expect(board["findings"]?["critical"] == 1)
        #expect(board["recent_changes"]?.arrayValue?.map { $0["entity"] } == ["finding", "instance", "project"])
        let all = service.call("dashboard.summary")
        #expect(all["clients"] == 2 && all["projects"]?["live"] == 2 && all["projects"]?["planned"] == 1)
        #expect(all["instances"]?["production"]?["active"] == 2)
    }

    @Test func `somebody with the role but no row sees nothing`() {
        let peer = TestPeers.inGroup(of: .standard)
        for method in ["project.list", "instance.list", "finding.list", "event.list"] {
            #expect(service.call(method, as: peer)["items"] == [], "\(method)")
        }
        let board = service.call("dashboard.summary", as: peer)
        #expect(board["clients"] == 0 && board["recent_changes"] == [] && board["findings"]?["critical"] == 0)
    }
}
