import ClientOpsTestSupport
import StrictJSON
import Testing

/// Who works on which project.
@Suite struct AssignmentTests {
    private let service: TestService
    private let project: JSONValue
    private let user: JSONValue
    private var pair: JSONValue { ["project_id": project, "user_id": user] }

    init() throws {
        service = try TestService()
        project = service.project("Shop", of: service.client())
        user = service.user("sam", uid: 3003)
    }

    @Test func `an assignment names its user and is listed`() {
        let row = service.call("project.assign", pair)
        #expect(row["username"] == "sam" && row["project_id"] == project && row["user_id"] == user)
        #expect(service.items("project.members", ["project_id": project]) == [row])
    }

    @Test func `a pair is assigned once`() {
        let first = service.id("project.assign", pair)
        let reply = service.reply("project.assign", pair)
        #expect(reply.kind == "conflict" && reply.data["rule"] == "unique_assignment")
        #expect(reply.data["conflicting_id"] == first)
    }

    @Test func `unassigning archives the row and assigning again makes a new one`() {
        let first = service.id("project.assign", pair)
        let gone = service.call("project.unassign", pair)
        #expect(gone["id"] == first && gone["archived_at"]?.stringValue != nil && gone["revision"] == 2)
        #expect(service.items("project.members", ["project_id": project]).isEmpty)
        let second = service.id("project.assign", pair)
        #expect(second != first)
        let all = service.call("project.members", ["project_id": project, "include_archived": true])
        #expect(all.ids == [first, second])
    }

    @Test func `unassigning who is not assigned is not found`() {
        let reply = service.reply("project.unassign", pair)
        #expect(reply.kind == "not_found" && reply.data["entity"] == "assignment")
    }

    @Test func `each step has its own action in the log`() {
        let seq = service.seq
        _ = service.call("project.assign", pair)
        _ = service.call("project.unassign", pair)
        #expect(service.audit(after: seq).map { $0["action"] } == ["assign", "unassign"])
    }

    @Test func `nobody is assigned to or as what is archived or missing`() {
        #expect(service.errorKind("project.assign", pair.with("project_id", 9999)) == "not_found")
        #expect(service.errorKind("project.assign", pair.with("user_id", 9999)) == "not_found")
        _ = service.call("user.archive", ["id": user])
        #expect(service.errorKind("project.assign", pair) == "invalid_state")
        _ = service.call("user.restore", ["id": user])
        _ = service.call("project.archive", ["id": project])
        #expect(service.errorKind("project.assign", pair) == "invalid_state")
        #expect(service.errorKind("project.unassign", pair) == "invalid_state")
    }

    @Test func `assignments outlive the archiving of their project`() {
        let assignment = service.id("project.assign", pair)
        _ = service.call("project.archive", ["id": project])
        _ = service.call("project.restore", ["id": project])
        #expect(service.call("project.members", ["project_id": project]).ids == [assignment])
    }
}
