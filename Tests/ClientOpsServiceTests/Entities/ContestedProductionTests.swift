import ClientOpsTestSupport
import StrictJSON
import Testing

/// Several active productions of one project, which only an import brings in (PRODUCT.md section 6).
@Suite struct ContestedProductionTests {
    private let service: TestService

    init() throws { service = try TestService() }

    private func contested(_ instance: JSONValue) -> Bool? { service.row("instance", instance)["contested"]?.boolValue }

    @Test func `the lowest source id is the production and the others are contested`() {
        let (project, instances) = service.contested(["A", "B", "C"])
        #expect(instances.map(contested) == [false, true, true])
        #expect(instances.allSatisfy { service.row("instance", $0)["active"] == true })
        #expect(
            service.call("instance.list", ["project_id": project, "contested": true]).ids == Array(instances[1...])
        )
        #expect(service.call("instance.list", ["project_id": project, "contested": false]).ids == [instances[0]])
    }

    @Test(arguments: ["instance.deactivate", "instance.archive"])
    func `the one that is left takes the place in the same transaction`(_ method: String) {
        let (_, instances) = service.contested()
        let seq = service.seq
        _ = service.call(method, ["id": instances[0]])
        #expect(contested(instances[1]) == false)
        let entries = service.audit(after: seq)
        #expect(entries.map { $0["entity_id"] } == [instances[0], instances[1]])
        #expect(entries.last?["changes"] == ["contested": [true, false]])
    }

    @Test func `leaving as a contested one settles nothing while the production stays`() {
        let (_, instances) = service.contested()
        #expect(service.call("instance.deactivate", ["id": instances[1]])["contested"] == false)
        #expect(instances.map(contested) == [false, false])
        #expect(service.row("instance", instances[0])["revision"] == 1)
    }

    @Test func `making a contested one a staging instance settles`() {
        let (_, instances) = service.contested()
        let row = service.call("instance.update", ["id": instances[0], "type": "staging"])
        #expect(row["active"] == true && row["contested"] == false)
        #expect(contested(instances[1]) == false && service.row("instance", instances[1])["active"] == true)
    }

    @Test func `a contested one may move away and is the production where it arrives`() {
        let (_, instances) = service.contested()
        let other = service.project("Other", of: service.client())
        let moved = service.call("instance.move", ["id": instances[1], "project_id": other])
        #expect(moved["contested"] == false && moved["active"] == true)
        #expect(contested(instances[0]) == false)
    }

    @Test func `the production may move away and leaves its place to the last one`() {
        let (_, instances) = service.contested()
        let other = service.project("Other", of: service.client())
        #expect(service.call("instance.move", ["id": instances[0], "project_id": other])["contested"] == false)
        #expect(contested(instances[1]) == false)
    }

    @Test func `two contested ones without a production stay contested`() {
        let (_, instances) = service.contested(["A", "B", "C"])
        _ = service.call("instance.deactivate", ["id": instances[0]])
        #expect(instances.map(contested) == [false, true, true])
        _ = service.call("instance.deactivate", ["id": instances[1]])
        #expect(contested(instances[2]) == false)
    }

    @Test(arguments: [["A", "B"], ["A", "B", "C"]])
    func `nothing enters while there is a contested one`(_ names: [String]) {
        let (project, instances) = service.contested(names)
        // With three, the place of the production is free and two contested ones stay.
        if names.count == 3 { _ = service.call("instance.deactivate", ["id": instances[0]]) }
        let elsewhere = service.project("Other", of: service.client())
        let moving = service.instance("M", in: elsewhere, type: "production")
        let idle = service.instance("I", in: project, type: "production", active: false)
        let staging = service.instance("S", in: project)
        let attempts: [(String, JSONValue)] = [
            ("instance.create", ["project_id": project, "name": "N", "type": "production"]),
            ("instance.activate", ["id": idle]), ("instance.move", ["id": moving, "project_id": project]),
            ("instance.update", ["id": staging, "type": "production"]),
        ]
        let before = service.head
        for (method, params) in attempts {
            let reply = service.reply(method, params)
            #expect(
                reply.kind == "conflict" && reply.data["rule"] == "one_active_production",
                "\(method): \(reply.text)"
            )
            #expect(reply.data["conflicting_id"].map(instances.contains) == true)
        }
        #expect(service.head == before)
    }

    @Test func `a contested one of another project may not enter either`() {
        let (project, instances) = service.contested(["A", "B", "C"])
        _ = service.call("instance.deactivate", ["id": instances[0]])
        service.importing([
            "projects": [["source_id": 2, "client_source_id": 1, "name": "Second"]],
            "instances": [
                service.importedInstance(11, project: 2, name: "X"),
                service.importedInstance(12, project: 2, name: "Y"),
            ],
        ])
        let guest = service.call("instance.list", ["name": "Y"]).ids.first ?? .null
        #expect(contested(guest) == true)
        #expect(service.errorKind("instance.move", ["id": guest, "project_id": project]) == "conflict")
    }

    @Test func `other fields of a contested one may change`() {
        let (_, instances) = service.contested()
        let row = service.call("instance.update", ["id": instances[1], "notes": "which one?"])
        #expect(row["contested"] == true && row["active"] == true && row["revision"] == 3)
    }

    @Test func `archiving and restoring the project leaves nothing contested`() {
        let (project, instances) = service.contested()
        _ = service.call("project.archive", ["id": project, "force_instances": true])
        _ = service.call("project.restore", ["id": project])
        #expect(instances.map(contested) == [false, false])
        #expect(service.reply("instance.activate", ["id": instances[1]]).kind == nil)
    }
}
