import ClientOpsModel
import ClientOpsTestSupport
import StrictJSON
import Testing

/// An import accounts for every row and takes effect in one transaction (DECISIONS.md 20 to 24).
@Suite struct ImportTests {
    private let service: TestService

    /// Rows as they come from a predecessor, good and bad.
    private var rows: JSONValue {
        [
            "clients": [
                ["source_id": 1, "name": " Acme ", "company": "Acme Ltd"], ["source_id": 2, "name": "Acme"],
                ["source_id": 3, "name": "Q"], ["source_id": 4, "name": "Mail", "email": "nobody"],
            ],
            "projects": [
                ["source_id": 1, "client_source_id": 1, "name": "Shop"],
                ["source_id": 2, "client_source_id": 1, "name": "Shop"],
                ["source_id": 3, "client_source_id": 3, "name": "Orphan"],
            ],
            "instances": [
                service.importedInstance(9, name: "Late"), service.importedInstance(5, name: "Early"),
                service.importedInstance(6, name: "Odd", type: "staging", active: nil, url: "not a url"),
                service.importedInstance(7, project: 3, name: "Lost"),
            ],
            "users": [
                ["source_id": 1, "login": "ada", "email": "ada@x.example", "role": "admin"],
                ["source_id": 2, "login": "12345", "email": nil, "role": "standard"],
            ],
            "assignments": [
                ["project_source_id": 1, "user_source_id": 1], ["project_source_id": 1, "user_source_id": 2],
            ],
        ]
    }

    init() throws { service = try TestService() }

    @Test func `every row is accounted for`() {
        let report = service.importing(rows)
        #expect(report["dry_run"] == false)
        #expect(report.counts("client") == [4, 3, 0, 2, 1, 0])
        #expect(report.counts("project") == [3, 2, 0, 1, 1, 0])
        #expect(report.counts("instance") == [4, 3, 0, 1, 1, 1])
        #expect(report.counts("user") == [2, 1, 0, 0, 1, 0])
        #expect(report.counts("assignment") == [2, 1, 0, 0, 1, 0])
        #expect(
            Set(report.fates) == [
                "client 1 converted", "client 3 aside", "client 4 converted", "project 2 converted", "project 3 aside",
                "instance 6 converted", "instance 7 aside", "instance 9 contested", "user 2 aside",
                "assignment 1:2 aside",
            ]
        )
        #expect(report.fates.count == 10)
    }

    @Test func `rows are kept as well as they can be`() {
        service.importing(rows)
        let clients = service.items("client.list")
        #expect(clients.compactMap { $0["name"] } == ["Acme", "Acme", "Mail"])
        #expect(clients[2]["email"] == .null && clients[2]["notes"]?.stringValue?.contains("nobody") == true)
        let projects = service.items("project.list")
        #expect(projects.compactMap { $0["name"] } == ["Shop", "Shop (2)"])
        #expect(projects.allSatisfy { $0["stage"] == "live" })
        let odd = service.items("instance.list", ["name": "Odd"]).first
        #expect(odd?["active"] == false && odd?["url"] == .null)
        #expect(odd?["notes"]?.stringValue?.contains("not a url") == true)
    }

    @Test func `the lowest source id is the production, whatever the order of the rows`() {
        service.importing(rows)
        let productions = service.items("instance.list", ["type": "production"])
        #expect(productions.map { $0["name"] } == ["Early", "Late"])
        #expect(productions.map { $0["contested"] } == [false, true])
        #expect(productions.allSatisfy { $0["active"] == true })
    }

    @Test func `an imported user has no uid and grants nothing`() {
        service.importing(rows)
        let user = service.items("user.list").first
        #expect(user?["uid"] == .null && user?["role"] == "admin")
        #expect(service.call("project.members", ["project_id": 1])["items"]?.arrayValue?.count == 1)
    }

    @Test func `all entries belong to one operation and to the method`() {
        let seq = service.seq
        service.importing(rows)
        let entries = service.audit(after: seq)
        #expect(entries.allSatisfy { $0["action"] == "import" && $0["method"] == "import.commit" })
        #expect(Set(entries.map { $0["operation_id"] }).count == 1)
        #expect(service.call("audit.verify")["valid"] == true)
    }

    @Test func `a second import changes nothing`() {
        service.importing(rows)
        let head = service.head
        let report = service.importing(rows)
        #expect(service.head == head)
        #expect(report.counts("client") == [4, 0, 3, 0, 1, 0] && report.counts("instance") == [4, 0, 3, 0, 1, 0])
        #expect(report.counts("assignment") == [2, 0, 1, 0, 1, 0] && report.counts("project") == [3, 0, 2, 0, 1, 0])
    }

    @Test func `a row edited, moved or archived since is not touched`() {
        service.importing(rows)
        _ = service.call("client.update", ["id": 1, "name": "Edited"])
        _ = service.call("instance.archive", ["id": 3])
        let head = service.head
        #expect(service.importing(rows).counts("instance") == [4, 0, 3, 0, 1, 0])
        #expect(service.head == head)
        #expect(service.row("client", 1)["name"] == "Edited")
    }

    @Test func `new rows of a later import join the earlier ones`() {
        service.importing(rows)
        let report = service.importing(["instances": [service.importedInstance(4, name: "Earliest")]])
        #expect(report.counts("instance") == [1, 1, 0, 0, 0, 1])
        #expect(service.items("instance.list", ["contested": true]).map { $0["name"] } == ["Late", "Earliest"])
    }

    @Test func `another format has source ids of its own`() {
        service.importing(["clients": [["source_id": 1, "name": "Acme"]]])
        let id = service.call("import.begin", ["kind": "client-ops-hub", "currency": "EUR"])["import_id"] ?? .null
        _ = service.call("import.rows", ["import_id": id, "clients": [["source_id": 1, "name": "Hub"]]])
        #expect(service.call("import.commit", ["import_id": id]).counts("client") == [1, 1, 0, 0, 0, 0])
    }

    @Test func `times and the archive of a source are kept`() {
        service.importing([
            "clients": [
                [
                    "source_id": 1, "name": "Old", "created_at": "2019-03-01T10:00:00.000Z",
                    "archived_at": "2021-03-01T10:00:00.000Z",
                ]
            ]
        ])
        #expect(service.items("client.list").isEmpty)
        let row = service.row("client", 1)
        #expect(row["created_at"] == "2019-03-01T10:00:00.000Z" && row["archived_at"] == "2021-03-01T10:00:00.000Z")
        #expect(service.call("client.restore", ["id": 1])["counts"]?["client"] == 1)
    }

    @Test func `an account that is here already is kept aside`() {
        _ = service.user("ada", uid: 3001, role: "staff")
        let report = service.importing(rows)
        #expect(report.counts("user") == [2, 0, 0, 0, 2, 0])
        #expect(report.counts("assignment") == [2, 0, 0, 0, 2, 0])
        #expect(service.items("user.list").map { $0["role"] } == ["staff"])
    }
}
