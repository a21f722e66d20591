import ClientOpsModel
import ClientOpsService
import ClientOpsTestSupport
import StrictJSON
import Testing

/// Whose a database, uuid, host, URL or unit is.
@Suite struct FindTests {
    let lookout: Lookout
    let project: JSONValue
    let instance: JSONValue
    static let uuid = "7d1a4c1e-6f0a-11ee-8c99-0242ac120002"

    init() throws {
        lookout = try Lookout()
        let service = lookout.service
        project = service.project("Shop", of: service.client("Acme"))
        instance = service.id(
            "instance.create",
            [
                "project_id": project, "name": "Live", "type": "production", "url": "https://Shop.Example.org/odoo",
                "aliases": ["www.example.org", "*.shops.example.org"], "host": "web-1", "db_name": "acme_prod",
                "db_cluster": "7301", "db_uuid": .string(Self.uuid),
                "nodes": [["host": "web-2", "unit": "odoo-acme.service", "role": "cron"]],
            ]
        )
        let other = service.project("Other", of: service.client("Bolt"))
        for name in ["acme_prod_old", "xacme_prod"] {
            _ = service.id(
                "instance.create",
                ["project_id": other, "name": .string(name), "type": "staging", "db_name": .string(name)]
            )
        }
    }

    private func find(_ text: String, as peer: Peer = TestPeers.root) -> JSONValue {
        lookout.service.call("instance.find", ["q": .string(text)], as: peer)
    }

    private func reasons(_ match: JSONValue?) -> [String] {
        (match?["matched"]?.arrayValue ?? []).map {
            "\($0["field"]?.stringValue ?? "")\($0["exact"] == true ? "=" : "~")"
        }
    }

    @Test(arguments: [
        ("acme_prod", "db_name="), (uuid, "db_uuid="), (uuid.uppercased(), "db_uuid="), ("web-1", "host="),
        ("7301", "db_cluster="), ("https://shop.example.org/odoo/", "url="), ("http://shop.example.org/odoo", "url="),
        ("shop.example.org", "url~"), ("www.example.org", "aliases="), ("anna.shops.example.org", "aliases="),
        ("https://anna.shops.example.org", "aliases="), ("odoo-acme.service", "nodes="), ("odoo-acme", "nodes~"),
        ("Live", "name="), ("web-2", "nodes="),
    ])
    func `the instance is found first, with the reason`(_ text: String, _ reason: String) {
        let match = find(text)["instances"]?.arrayValue?.first
        #expect(match?["instance"]?["id"] == instance)
        #expect(reasons(match).contains(reason), "\(reasons(match))")
        #expect(match?["client"] == "Acme")
        #expect(match?["project"] == "Shop")
    }

    @Test func `what only holds the text comes behind`() {
        let names = find("acme_prod")["instances"]?.arrayValue?.map { $0["instance"]?["db_name"]?.stringValue }
        #expect(names == ["acme_prod", "acme_prod_old", "xacme_prod"])
    }

    @Test(arguments: ["nobody", "\"", "a\"b\\", "%", "_x_", "NOT x OR y"])
    func `what nobody has is found nowhere`(_ text: String) {
        let found = find(text)
        #expect(found["instances"] == [])
        #expect(found["more"] == false)
    }

    @Test func `an admin also sees where it was observed, and by whom it is recorded`() {
        lookout.source()
        lookout.look(
            1,
            [
                Lookout.database("acme_prod"), Lookout.database("acme_prod_copy"),
                Lookout.database("unrelated", ["uuid": nil]),
            ]
        )
        let found = find("acme_prod")["observations"]?.arrayValue ?? []
        #expect(
            found.map { $0["observation"]?["key"]?.stringValue } == [
                "localhost:5432/acme_prod", "localhost:5432/acme_prod_copy",
            ]
        )
        #expect(found.map { $0["instance_id"] } == [instance, .null])
        #expect(reasons(found.first) == ["name="])
        #expect(find(Self.uuid)["observations"]?.arrayValue?.count == 2)
        #expect(find("acme_prod", as: TestPeers.inGroup(of: .staff))["observations"] == [])
    }

    @Test func `units, configurations and endpoints are found by what they name`() {
        for kind in ["units", "config", "http"] { lookout.source("web-1/\(kind)", kind: kind) }
        lookout.look(
            1,
            [["unit": ["unit": "odoo.service", "running": true, "config_path": "/etc/odoo/acme.conf"]]],
            source: "web-1/units"
        )
        lookout.look(
            1,
            [["config": ["unit": "odoo.service", "db_names": ["acme_prod", "acme_two"]]]],
            source: "web-1/config"
        )
        lookout.look(
            1,
            [["endpoint": ["url": "https://shop.example.org", "reachable": true, "databases": ["acme_prod"]]]],
            source: "web-1/http"
        )
        func kinds(_ text: String) -> [String?] {
            (find(text)["observations"]?.arrayValue ?? []).map { $0["observation"]?["kind"]?.stringValue }
        }
        #expect(kinds("odoo.service") == ["unit", "config"])
        #expect(kinds("/etc/odoo/acme.conf") == ["unit"])
        #expect(kinds("acme_two") == ["config"])
        #expect(kinds("https://shop.example.org/") == ["endpoint"])
        #expect(kinds("acme_prod") == ["config", "endpoint"])
    }

    @Test func `a standard user finds the instances of its projects alone`() {
        let sam = lookout.service.standardUser(on: [project])
        #expect(find("acme_prod", as: sam)["instances"]?.arrayValue?.count == 1)
        let tom = lookout.service.standardUser("tom", uid: 3004, on: [])
        #expect(find("acme_prod", as: tom)["instances"] == [])
    }

    @Test func `an answer is bounded and says that there is more`() {
        for number in 0..<60 {
            _ = lookout.service.id(
                "instance.create",
                ["project_id": project, "name": .string("node \(number)"), "type": "staging", "db_name": "many"]
            )
        }
        let found = find("many")
        #expect(found["instances"]?.arrayValue?.count == 50)
        #expect(found["more"] == true)
        #expect(find("acme_prod")["more"] == false)
    }

    @Test func `archived instances are nobody's`() {
        _ = lookout.service.call("instance.archive", ["id": instance])
        #expect(find(Self.uuid)["instances"] == [])
    }
}
