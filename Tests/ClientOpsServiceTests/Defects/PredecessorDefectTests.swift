import ClientOpsModel
import ClientOpsService
import ClientOpsTestSupport
import StrictJSON
import Testing

/// The defects measured in the two predecessors, which must not return (PRODUCT.md section 1).
@Suite struct PredecessorDefectTests {
    private let service: TestService
    private let client: JSONValue
    private let project: JSONValue

    init() throws {
        service = try TestService()
        client = service.client()
        project = service.project("Shop", of: client)
    }

    @Test func `the production rule is read-then-write and loses the race`() throws {
        let lines = (0..<48).map { number in
            request("instance.create", ["project_id": project, "name": "P\(number)", "type": "production"])
        }
        let peers = Role.allCases.map { _ in TestPeers.root } + [TestPeers.inGroup(of: .admin)]
        let waiting = try lines.enumerated().map { index, line in
            try #require(service.begin(line, as: peers[index % peers.count]))
        }
        let replies = try waiting.map { JSONValue(try JSONDocument($0()).root) }
        let winners = replies.compactMap { $0.result["id"] }
        #expect(winners.count == 1)
        #expect(replies.count { $0.kind == "conflict" && $0.data["conflicting_id"] == winners.first } == 47)
        #expect(service.call("instance.list", ["project_id": project]).ids == winners)
    }

    @Test func `activations lose the race`() throws {
        let idle = (0..<16).map { service.instance("P\($0)", in: project, type: "production", active: false) }
        let waiting = try idle.map { try #require(service.begin(request("instance.activate", ["id": $0]))) }
        let replies = try waiting.map { JSONValue(try JSONDocument($0()).root) }
        #expect(replies.count { $0.kind == nil } == 1)
        #expect(service.call("instance.list", ["project_id": project, "active": true]).ids.count == 1)
    }

    @Test func `moving an instance between projects is silently ignored`() {
        let other = service.project("Books", of: client)
        let instance = service.instance("S", in: project)
        #expect(service.errorKind("instance.update", ["id": instance, "project_id": other]) == "invalid_params")
        #expect(service.row("instance", instance)["project_id"] == project)
        #expect(service.call("instance.move", ["id": instance, "project_id": other])["project_id"] == other)
        #expect(service.row("instance", instance)["project_id"] == other)
    }

    @Test func `an unassigned project is 404 in a list and 403 by id`() {
        let sam = service.standardUser(on: [])
        let hidden = service.reply("project.get", ["id": project], as: sam)
        let missing = service.reply("project.get", ["id": 9999], as: sam)
        #expect(hidden.kind == "not_found" && missing.kind == "not_found")
        #expect(hidden.data.with("id", 0) == missing.data.with("id", 0))
        #expect(service.call("project.list", as: sam)["items"] == [])
    }

    @Test func `STANDARD can delete`() {
        let instance = service.instance("S", in: project)
        let sam = service.standardUser(on: [project])
        let attempts: [(String, JSONValue)] = [
            ("client.archive", client), ("project.archive", project), ("instance.archive", instance),
            ("instance.deactivate", instance), ("user.archive", 1),
        ]
        let rows = ["client", "project", "instance", "user"].map { service.items("\($0).list") }
        for (method, id) in attempts {
            #expect(service.errorKind(method, ["id": id], as: sam) == "permission_denied", "\(method)")
        }
        #expect(["client", "project", "instance", "user"].map { service.items("\($0).list") } == rows)
    }

    @Test func `the audit row is written in a second transaction`() {
        // Change and entry share the moment and, for a refused change, neither exists.
        let seq = service.seq
        let instance = service.instance("P", in: project, type: "production")
        let row = service.row("instance", instance)
        let entries = service.audit(after: seq)
        #expect(entries.count == 1 && entries.first?["at"] == row["created_at"])
        #expect(
            service.errorKind("instance.create", ["project_id": project, "name": "Q", "type": "production"]) != nil
        )
        #expect(service.audit(after: seq) == entries)
    }

    @Test func `cascaded archives leave no audit row`() {
        let instance = service.instance("S", in: project)
        let seq = service.seq
        _ = service.call("client.archive", ["id": client, "force_instances": true])
        let entries = service.audit(after: seq)
        let touched = entries.map { "\($0["entity"]?.stringValue ?? "") \($0["entity_id"]?.integerValue ?? 0)" }
        let expected = [("instance", instance), ("project", project), ("client", client)]
        #expect(Set(touched) == Set(expected.map { "\($0) \($1.integerValue ?? 0)" }))
    }

    @Test func `restoring a client also restores what had been archived on its own before`() {
        let instance = service.instance("S", in: project, active: false)
        let other = service.project("Books", of: client)
        _ = service.call("instance.archive", ["id": instance])
        _ = service.call("project.archive", ["id": other])
        _ = service.call("client.archive", ["id": client])
        _ = service.call("client.restore", ["id": client])
        #expect(service.call("project.list").ids == [project])
        #expect(service.call("instance.list")["items"] == [])
    }

    @Test(arguments: ["client", "project", "instance", "user"])
    func `a list without paging returns everything`(_ entity: String) {
        for number in 0..<25 {
            _ = service.client("Client \(number)")
            _ = service.project("Project \(number)", of: client)
            _ = service.instance("Instance \(number)", in: project)
            _ = service.user("user\(number)", uid: nil)
        }
        let page = service.call("\(entity).list")
        #expect(page.items.count == 20 && page["next_cursor"]?.stringValue != nil)
    }

    @Test func `any status may jump to any status`() {
        let instance = service.instance("S", in: project)
        #expect(service.errorKind("instance.activate", ["id": instance]) == "invalid_state")
        #expect(service.errorKind("instance.restore", ["id": instance]) == "invalid_state")
        _ = service.call("instance.archive", ["id": instance])
        #expect(service.errorKind("instance.activate", ["id": instance]) == "not_found")
        #expect(service.errorKind("instance.archive", ["id": instance]) == "not_found")
    }
}
