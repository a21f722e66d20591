import ClientOpsModel
import ClientOpsService
import ClientOpsTestSupport
import StrictJSON
import Testing

/// Binding an instance to an observed database.
@Suite struct AdoptionTests {
    let lookout: Lookout
    let project: JSONValue
    let instance: JSONValue

    init() throws {
        lookout = try Lookout()
        lookout.source()
        project = lookout.service.project("Shop", of: lookout.service.client())
        instance = lookout.service.instance("P", in: project, type: "production")
    }

    private func observe(_ subject: JSONValue, name: String = "acme") -> JSONValue {
        lookout.look(1, [subject])
        return lookout.observation("localhost:5432/\(name)")["id"] ?? .null
    }

    private func adopt(_ observation: JSONValue, by id: JSONValue? = nil, with options: JSONObject = [:]) -> JSONValue {
        var params: JSONObject = ["id": id ?? instance, "observation_id": observation]
        for (name, value) in options { params[name] = value }
        return lookout.service.reply("instance.adopt", .object(params))
    }

    @Test func `cluster, name, uuid and lineage are recorded and audited field by field`() throws {
        let observation = observe(Lookout.database("acme", ReportSecretTests.dates))
        let row = adopt(observation).result
        #expect(row["db_cluster"] == "7301")
        #expect(row["db_name"] == "acme")
        #expect(row["db_uuid"] == "7d1a4c1e-6f0a-11ee-8c99-0242ac120002")
        #expect(row["db_lineage"]?.stringValue?.utf8.count == 64)
        let entry = try #require(lookout.service.audit(after: 0).last)
        #expect(entry["action"] == "adopt")
        #expect(entry["changes"]?["db_name"] == [nil, "acme"])
        #expect(entry["changes"]?["db_lineage"]?[1] == row["db_lineage"])
        #expect(adopt(observation).result["revision"] == row["revision"])
    }

    @Test(arguments: ["00000000-0000-0000-0000-000000000000", "none"])
    func `a placeholder for a uuid is left out`(_ uuid: String) {
        _ = lookout.service.call(
            "instance.update",
            ["id": instance, "db_uuid": "7d1a4c1e-6f0a-11ee-8c99-0242ac120009"]
        )
        let row = adopt(observe(Lookout.database("acme", ["uuid": .string(uuid)]))).result
        #expect(row["db_name"] == "acme")
        #expect(row["db_uuid"] == .null)
    }

    @Test func `what is no readable database that is there cannot be adopted`() {
        lookout.source("web-1/units", kind: "units")
        lookout.look(1, [["unit": ["unit": "odoo.service", "running": true]]], source: "web-1/units")
        #expect(adopt(lookout.observation("odoo.service")["id"] ?? .null).pointer == "/params/observation_id")
        let unreadable = Lookout.database("unreadable", ["readable": nil])
        let placeless = Lookout.database("placeless", cluster: ["system_identifier": nil])
        lookout.look(1, [unreadable, placeless, Lookout.database("gone")])
        lookout.look(2, [unreadable, placeless])
        for (name, why) in [
            ("unreadable", "unreadable"), ("placeless", "without a cluster identifier"), ("gone", "gone"),
        ] {
            let reply = adopt(lookout.observation("localhost:5432/\(name)")["id"] ?? .null)
            #expect(reply.kind == "invalid_state")
            #expect(reply.data["from"]?.stringValue == why)
        }
        #expect(adopt(99).data["entity"] == "observation")
        #expect(adopt(1, by: 99).data["entity"] == "instance")
    }

    @Test func `what a retired source saw cannot be adopted`() {
        let observation = observe(Lookout.database("acme"))
        _ = lookout.service.call("source.retire", ["id": lookout.state()["id"] ?? .null, "reason": "gone"])
        #expect(adopt(observation).data["from"] == "withdrawn with its source")
    }

    @Test func `a database belongs to one instance`() {
        let observation = observe(Lookout.database("acme"))
        #expect(adopt(observation).kind == nil)
        let other = lookout.service.instance("S", in: project)
        let reply = adopt(observation, by: other)
        #expect(reply.data["rule"] == "database_bound")
        #expect(reply.data["conflicting_id"] == instance)
        _ = lookout.service.call("instance.archive", ["id": instance])
        #expect(adopt(observation, by: other).kind == nil)
    }

    @Test func `an instance declared by host and name has its host's own database, not that of another host`() {
        let declared = lookout.service.id(
            "instance.create",
            ["project_id": project, "name": "D", "type": "staging", "host": "web-1", "db_name": "acme"]
        )
        let observation = observe(Lookout.database("acme"))
        #expect(adopt(observation).data["conflicting_id"] == declared)
        #expect(adopt(observation, by: declared).kind == nil)
        lookout.look(
            2,
            [Lookout.database("acme", cluster: ["endpoint": "db-9:5432", "system_identifier": "7309"])]
        )
        #expect(adopt(lookout.observation("db-9:5432/acme")["id"] ?? .null).kind == nil)
    }

    @Test func `another uuid by hand takes the lineage away`() {
        _ = adopt(observe(Lookout.database("acme", ReportSecretTests.dates)))
        let same = lookout.service.call("instance.update", ["id": instance, "notes": "kept"])
        #expect(same["db_lineage"] != .null)
        #expect(lookout.service.call("instance.update", ["id": instance, "db_uuid": nil])["db_lineage"] == .null)
    }

    @Test func `a revision that has passed is refused`() {
        #expect(adopt(observe(Lookout.database("acme")), with: ["if_revision": 7]).kind == "stale_revision")
    }
}
