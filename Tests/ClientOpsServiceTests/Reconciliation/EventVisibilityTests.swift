import ClientOpsModel
import ClientOpsService
import ClientOpsTestSupport
import StrictJSON
import Testing

/// Events go to who may see the rows when they are sent, whatever was the case before.
@Suite struct EventVisibilityTests {
    private let service: TestService
    private let shop: JSONValue
    private let blog: JSONValue

    init() throws {
        service = try TestService()
        let client = service.client()
        shop = service.project("Shop", of: client)
        blog = service.project("Blog", of: client)
    }

    private func subscribe(as peer: Peer, _ params: JSONValue = [:]) -> TestConnection {
        let connection = TestConnection(to: service, as: peer)
        _ = connection.call("event.subscribe", params)
        return connection
    }

    private func touch(_ project: JSONValue, _ notes: String) {
        #expect(service.errorKind("project.update", ["id": project, "notes": .string(notes)]) == nil)
    }

    private func assign(_ project: JSONValue, _ method: String = "project.assign") {
        #expect(service.errorKind(method, ["project_id": project, "user_id": 1]) == nil)
    }

    @Test func `staff sees neither users nor who made a change`() {
        let staff = subscribe(as: TestPeers.inGroup(of: .staff))
        let admin = subscribe(as: TestPeers.root)
        _ = service.user("sam", uid: 3003)
        touch(shop, "a")
        let (seen, all) = (staff.notifications(), admin.notifications())
        #expect(seen.map { $0["params"]?["entity"] } == ["project"])
        #expect(seen.allSatisfy { $0["params"]?["actor"] == .null })
        #expect(all.map { $0["params"]?["entity"] } == ["user", "project"])
        #expect(all.allSatisfy { $0["params"]?["actor"]?["uid"] == 0 })
    }

    @Test func `a new assignment shows from that moment, an ended one hides from that moment`() {
        let sam = service.standardUser(on: [shop])
        let connection = subscribe(as: sam)
        let start = service.seq
        touch(shop, "1")
        touch(blog, "2")
        #expect(connection.notifications().seqs == [start + 1])
        assign(blog)
        touch(blog, "4")
        touch(shop, "5")
        #expect(connection.notifications().seqs == [start + 4, start + 5])
        assign(shop, "project.unassign")
        touch(shop, "7")
        touch(blog, "8")
        #expect(connection.notifications().seqs == [start + 8])
    }

    @Test func `what was not sent yet is judged by the assignments of now`() {
        let sam = service.standardUser(on: [shop])
        let connection = subscribe(as: sam)
        let start = service.seq
        touch(shop, "1")
        touch(blog, "2")
        assign(shop, "project.unassign")
        assign(blog)
        touch(blog, "5")
        #expect(connection.notifications().seqs == [start + 2, start + 5])
    }

    @Test func `instances, findings and cut-overs follow their project`() {
        let sam = service.standardUser(on: [shop])
        let connection = subscribe(as: sam)
        for project in [shop, blog] {
            _ = service.instance("a", in: project, type: "production", url: "https://x.example.org")
            _ = service.instance("b", in: project, type: "staging")
            _ = service.reconcile()
        }
        let params = connection.notifications().compactMap { $0["params"] }
        let own = service.items("event.list", as: sam).filter { event in params.contains { $0["seq"] == event["seq"] } }
        #expect(own == params && Set(params.compactMap { $0["entity"]?.stringValue }) == ["instance", "finding"])
        #expect(params.count { $0["entity"] == "instance" } == 2)
    }

    @Test func `rights that are taken away end what is sent, and given back it goes on from there`() {
        let peer = Peer(uid: 3003, pid: 7, username: "sam")
        _ = service.user("sam", uid: 3003, role: "admin")
        _ = service.user("stays", uid: 3004, role: "admin")
        let connection = subscribe(as: peer)
        let start = service.seq
        touch(shop, "1")
        #expect(connection.notifications().map { $0["params"]?["actor"]?["uid"] } == [0])
        #expect(service.errorKind("user.update", ["id": 1, "role": "standard"]) == nil)
        touch(shop, "3")
        #expect(connection.notifications().isEmpty)
        #expect(service.errorKind("user.update", ["id": 1, "role": "staff"]) == nil)
        touch(shop, "5")
        let events = connection.notifications()
        #expect(events.seqs == [start + 5] && events.allSatisfy { $0["params"]?["actor"] == .null })
        #expect(service.errorKind("user.archive", ["id": 1]) == nil)
        touch(shop, "7")
        #expect(connection.notifications().isEmpty)
        #expect(connection.call("event.list").last?.kind == "permission_denied")
    }

    @Test func `a role by group that a users row takes away ends what is sent`() {
        let staff = TestPeers.inGroup(of: .staff)
        let connection = subscribe(as: staff)
        touch(shop, "1")
        #expect(connection.notifications().count == 1)
        _ = service.user(staff.username ?? "", uid: Int64(staff.uid), role: "standard")
        touch(shop, "2")
        #expect(connection.notifications().isEmpty)
    }
}
