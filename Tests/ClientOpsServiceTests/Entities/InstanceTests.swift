import ClientOpsTestSupport
import StrictJSON
import Testing

/// Fields of an instance and its place.
@Suite struct InstanceTests {
    private let service: TestService
    private let project: JSONValue
    private let instance: JSONValue

    init() throws {
        service = try TestService()
        project = service.project("Shop", of: service.client())
        instance = service.instance("S", in: project)
    }

    private func create(_ fields: JSONValue) -> JSONValue {
        service.reply("instance.create", fields.with("project_id", project).with("type", "development"))
    }

    @Test func `what is not given has its default`() {
        let row = service.row("instance", instance)
        #expect(row["active"] == true && row["state"] == "in_service" && row["contested"] == false)
        #expect(row["url"] == .null && row["url_normalized"] == .null && row["aliases"] == [] && row["nodes"] == [])
        #expect(service.errorKind("instance.create", ["project_id": project, "name": "T"]) == "invalid_params")
    }

    @Test func `every field is kept`() {
        let fields: JSONValue = [
            "name": "Full", "active": false, "state": "retired_readonly", "url": "HTTPS://Odoo.Example.ORG:443/web/",
            "aliases": ["*.Example.org", "b.example.org"], "host": "Web-1",
            "nodes": [["host": "web-1", "unit": "odoo@shop", "role": "both"]], "db_cluster": "main",
            "db_name": "shop", "db_uuid": "7D1A4C1E-6F0A-11EE-8C99-0242AC120002", "odoo_version": "19.0",
            "watched_by": ["sources": ["web-1/sql"]], "notes": "a\nb",
        ]
        let row = create(fields).result
        #expect(row["url"] == "HTTPS://Odoo.Example.ORG:443/web/")
        #expect(row["url_normalized"] == "https://odoo.example.org/web")
        #expect(row["aliases"] == ["*.example.org", "b.example.org"] && row["host"] == "web-1")
        #expect(row["db_uuid"] == "7d1a4c1e-6f0a-11ee-8c99-0242ac120002")
        for name in ["state", "nodes", "db_cluster", "db_name", "odoo_version", "notes", "active"] {
            #expect(row[name] == fields[name], "\(name)")
        }
        #expect(row["watched_by"]?["sources"] == ["web-1/sql"])
        #expect(service.row("instance", row["id"] ?? .null) == row)
    }

    @Test(
        arguments: [
            ("/params/url", ["url": "ftp://x.example.org"]), ("/params/url", ["url": "https://u@x.example.org"]),
            ("/params/url", ["url": "https://x.example.org/?a=1"]), ("/params/url", ["url": "x.example.org"]),
            ("/params/aliases/1", ["aliases": ["a.example.org", "*.*.example.org"]]),
            ("/params/aliases/0", ["aliases": ["www.*.example.org"]]),
            ("/params/aliases", ["aliases": .array((0...20).map { .string("a\($0).example.org") })]),
            ("/params/db_uuid", ["db_uuid": "00000000-0000-0000-0000-000000000000"]),
            ("/params/db_uuid", ["db_uuid": "shop"]), ("/params/host", ["host": "-a"]),
            ("/params/watched_by", ["watched_by": ["sources": []]]),
            ("/params/watched_by", ["watched_by": ["sources": ["a/sql"], "reason": "none"]]),
            ("/params/watched_by/sources", ["watched_by": ["reason": "none"]]),
            ("/params/nodes/0/role", ["nodes": [["host": "a", "unit": "odoo", "role": "worker"]]]),
            ("/params/nodes/0/port", ["nodes": [["host": "a", "unit": "odoo", "role": "web", "port": 1]]]),
            ("/params/name", ["name": ""]), ("/params/type", ["type": "test"]), ("/params/slot", ["slot": 0]),
            ("/params/contested", ["contested": true]), ("/params/active", ["active": 1]),
        ] as [(String, JSONValue)]
    )
    func `unusable fields are refused with their place`(_ pointer: String, _ fields: JSONValue) {
        var params = ["name": "N", "type": "staging", "project_id": project] as JSONValue
        for (name, value) in fields.objectValue ?? [:] { params = params.with(name, value) }
        let reply = service.reply("instance.create", params)
        #expect(reply.kind == "invalid_params" && reply.pointer == pointer, "\(reply.text)")
    }

    @Test func `there may be twenty aliases, and the same one twice is one`() {
        let aliases = (1...20).map { JSONValue.string("a\($0).example.org") }
        #expect(create(["name": "N", "aliases": .array(aliases)]).result["aliases"] == .array(aliases))
        let twice = create(["name": "O", "aliases": ["a.example.org", "b.example.org", "A.example.org."]]).result
        #expect(twice["aliases"] == ["a.example.org", "b.example.org"])
    }

    @Test func `nobody watches with a reason`() {
        let row = create(["name": "N", "watched_by": ["sources": [], "reason": "a test"]]).result
        #expect(row["watched_by"]?["reason"] == "a test")
        let cleared = service.call("instance.update", ["id": row["id"] ?? .null, "watched_by": nil])
        #expect(cleared["watched_by"] == .null)
    }

    @Test func `a name is unique per project`() {
        let reply = create(["name": "S"])
        #expect(reply.kind == "conflict" && reply.data["rule"] == "unique_name")
        #expect(reply.data["conflicting_id"] == instance)
    }

    @Test func `update is a patch`() {
        _ = service.call(
            "instance.update",
            ["id": instance, "url": "https://a.example.org", "aliases": ["b.example.org"]]
        )
        let row = service.call("instance.update", ["id": instance, "url": "", "aliases": nil, "db_name": "shop"])
        #expect(row["url"] == .null && row["url_normalized"] == .null && row["aliases"] == [])
        #expect(row["db_name"] == "shop" && row["revision"] == 3 && row["name"] == "S")
        let typed = service.call("instance.update", ["id": instance, "type": "production"])
        #expect(typed["type"] == "production" && typed["active"] == true && typed["contested"] == false)
    }

    @Test(arguments: ["active", "project_id", "archived_at", "contested", "url_normalized"])
    func `what has a method of its own is unknown to update`(_ field: String) {
        let reply = service.reply("instance.update", (["id": instance] as JSONValue).with(field, true))
        #expect(reply.kind == "invalid_params" && reply.pointer == "/params/\(field)")
    }

    @Test func `a move goes to a live project that has the name free`() {
        let other = service.project("Books", of: service.client("Beta"))
        let seq = service.seq
        let row = service.call("instance.move", ["id": instance, "project_id": other])
        #expect(row["project_id"] == other && row["revision"] == 2 && row["active"] == true)
        #expect(service.audit(after: seq).map { $0["changes"] } == [["project_id": [project, other]]])
        let second = service.instance("S", in: project)
        let reply = service.reply("instance.move", ["id": second, "project_id": other])
        #expect(reply.data["rule"] == "unique_name" && reply.data["conflicting_id"] == instance)
        let before = service.head
        #expect(service.call("instance.move", ["id": instance, "project_id": other])["revision"] == 2)
        #expect(service.head == before)
        #expect(service.errorKind("instance.move", ["id": instance, "project_id": 9999]) == "not_found")
    }

    @Test func `nothing begins below an archived project`() {
        let gone = service.project("Gone", of: service.client("Beta"))
        _ = service.call("project.archive", ["id": gone])
        let create: JSONValue = ["project_id": gone, "name": "N", "type": "staging"]
        #expect(service.errorKind("instance.create", create) == "invalid_state")
        #expect(service.errorKind("instance.move", ["id": instance, "project_id": gone]) == "invalid_state")
    }

    @Test func `archiving deactivates and restoring leaves it so`() {
        let archived = service.call("instance.archive", ["id": instance])
        #expect(archived["item"]?["active"] == false)
        #expect(archived["counts"] == ["client": 0, "project": 0, "instance": 1, "invoice": 0])
        for method in ["instance.update", "instance.archive", "instance.activate", "instance.deactivate"] {
            #expect(service.errorKind(method, ["id": instance]) == "not_found")
        }
        let restored = service.call("instance.restore", ["id": instance])
        #expect(restored["item"]?["active"] == false && restored["item"]?["archived_at"] == .null)
    }

    @Test func `restoring is refused while the name is taken`() {
        _ = service.call("instance.archive", ["id": instance])
        let other = service.instance("S", in: project)
        let reply = service.reply("instance.restore", ["id": instance])
        #expect(reply.data["rule"] == "unique_name" && reply.data["conflicting_id"] == other)
    }

    @Test func `lists filter by every field they name`() {
        let production = service.instance("P", in: project, type: "production", active: false)
        let filters: [(String, JSONValue, [JSONValue])] = [
            ("project_id", project, [instance, production]), ("name", "P", [production]),
            ("type", "staging", [instance]), ("active", false, [production]),
            ("contested", false, [instance, production]),
            ("contested", true, []), ("state", "retired_readonly", []), ("db_name", "none", []), ("host", "none", []),
        ]
        for (name, value, found) in filters {
            #expect(service.call("instance.list", ([:] as JSONValue).with(name, value)).ids == found, "\(name)")
        }
        #expect(service.errorKind("instance.list", ["type": "test"]) == "invalid_params")
    }
}
