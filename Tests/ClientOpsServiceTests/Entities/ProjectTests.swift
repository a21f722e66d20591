import ClientOpsTestSupport
import StrictJSON
import Testing

/// Fields and moves of a project.
@Suite struct ProjectTests {
    private let service: TestService
    private let client: JSONValue
    private let other: JSONValue
    private let project: JSONValue

    init() throws {
        service = try TestService()
        client = service.client("Acme")
        other = service.client("Beta")
        project = service.project("Shop", of: client)
    }

    @Test func `a project is live unless said otherwise, and knows its client's name`() {
        let row = service.call("project.create", ["client_id": client, "name": "Books"])
        #expect(row["stage"] == "live" && row["client_name"] == "Acme" && row["client_id"] == client)
        _ = service.call("client.update", ["id": client, "name": "Acme SE"])
        #expect(service.row("project", project)["client_name"] == "Acme SE")
    }

    @Test func `a name is unique per client`() {
        let reply = service.reply("project.create", ["client_id": client, "name": " Shop "])
        #expect(reply.kind == "conflict" && reply.data["rule"] == "unique_name")
        #expect(reply.data["conflicting_id"] == project)
        #expect(service.reply("project.create", ["client_id": other, "name": "Shop"]).kind == nil)
        let books = service.project("Books", of: client)
        #expect(service.errorKind("project.update", ["id": books, "name": "Shop"]) == "conflict")
    }

    @Test func `an archived name is free`() {
        _ = service.call("project.archive", ["id": project])
        #expect(service.reply("project.create", ["client_id": client, "name": "Shop"]).kind == nil)
    }

    @Test func `update changes stage and notes, never the client`() {
        let row = service.call("project.update", ["id": project, "stage": "ended", "notes": "n"])
        #expect(row["stage"] == "ended" && row["notes"] == "n" && row["name"] == "Shop" && row["revision"] == 2)
        #expect(service.call("project.update", ["id": project, "notes": ""])["notes"] == .null)
        let reply = service.reply("project.update", ["id": project, "client_id": other])
        #expect(reply.kind == "invalid_params" && reply.pointer == "/params/client_id")
        #expect(service.errorKind("project.update", ["id": project, "stage": nil]) == "invalid_params")
        #expect(service.errorKind("project.update", ["id": project, "stage": "LIVE"]) == "invalid_params")
    }

    @Test func `moving takes the instances along and is one entry`() {
        let instance = service.instance("P", in: project, type: "production")
        let seq = service.seq
        let row = service.call("project.move", ["id": project, "client_id": other])
        #expect(row["client_id"] == other && row["client_name"] == "Beta" && row["revision"] == 2)
        let entries = service.audit(after: seq)
        #expect(entries.map { $0["action"] } == ["move"])
        #expect(entries.first?["changes"] == ["client_id": [client, other]])
        #expect(service.row("instance", instance)["project_id"] == project)
        #expect(service.row("instance", instance)["active"] == true)
    }

    @Test func `moving to where it is changes nothing`() {
        let before = service.head
        #expect(service.call("project.move", ["id": project, "client_id": client])["revision"] == 1)
        #expect(service.head == before)
    }

    @Test func `moving is refused where the name is taken`() {
        let taken = service.project("Shop", of: other)
        let reply = service.reply("project.move", ["id": project, "client_id": other])
        #expect(reply.kind == "conflict" && reply.data["conflicting_id"] == taken)
        #expect(service.row("project", project)["client_id"] == client)
    }

    @Test func `nothing begins below an archived client`() {
        _ = service.call("client.archive", ["id": other])
        #expect(service.errorKind("project.create", ["client_id": other, "name": "New"]) == "invalid_state")
        #expect(service.errorKind("project.move", ["id": project, "client_id": other]) == "invalid_state")
        #expect(service.errorKind("project.create", ["client_id": 9999, "name": "New"]) == "not_found")
    }

    @Test func `an archived project is not there for writes`() {
        _ = service.call("project.archive", ["id": project])
        for method in ["project.update", "project.archive"] {
            #expect(service.errorKind(method, ["id": project]) == "not_found")
        }
        #expect(service.errorKind("project.move", ["id": project, "client_id": other]) == "not_found")
        #expect(service.errorKind("project.members", ["project_id": project]) == "not_found")
    }

    @Test func `lists filter by client, name and stage`() {
        let planned = service.project("Plan", of: other, stage: "planned")
        #expect(service.call("project.list", ["client_id": other]).ids == [planned])
        #expect(service.call("project.list", ["name": "Shop"]).ids == [project])
        #expect(service.call("project.list", ["stage": "planned"]).ids == [planned])
        #expect(service.call("project.list", ["q": "sho"]).ids == [project])
    }
}
