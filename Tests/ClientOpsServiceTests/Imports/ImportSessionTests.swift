import ClientOpsModel
import ClientOpsTestSupport
import StrictJSON
import Testing

/// Begin, rows, commit: who may go on with an import, and how far.
@Suite struct ImportSessionTests {
    private let service: TestService
    private let rows: JSONValue = ["clients": [["source_id": 1, "name": "Acme"]]]

    init() throws { service = try TestService() }

    @Test func `nothing is visible before the commit`() {
        let head = service.head
        let id = service.beginImport()
        #expect(service.call("import.rows", rows.with("import_id", id))["received"] == 1)
        #expect(service.items("client.list").isEmpty && service.head == head)
        _ = service.call("import.commit", ["import_id": id])
        #expect(service.items("client.list").count == 1)
    }

    @Test func `a dry run reports what the import would do and changes nothing`() {
        let contested: JSONValue = [
            "clients": [["source_id": 1, "name": "Acme"], ["source_id": 2, "name": "Q"]],
            "projects": [["source_id": 1, "client_source_id": 1, "name": "Shop"]],
            "instances": [service.importedInstance(1, name: "A"), service.importedInstance(2, name: "B")],
        ]
        let head = service.head
        let tried = service.importing(contested, dryRun: true)
        #expect(tried["dry_run"] == true && service.head == head)
        #expect(service.items("client.list").isEmpty && service.call("audit.verify")["valid"] == true)
        let done = service.importing(contested)
        #expect(done["tables"] == tried["tables"] && done["lines"] == tried["lines"])
        #expect(service.row("client", 1)["name"] == "Acme")
    }

    @Test func `a validated commit changes nothing and may be committed afterwards`() {
        let id = service.beginImport()
        _ = service.call("import.rows", rows.with("import_id", id))
        let head = service.head
        let checked = service.call("import.commit", ["import_id": id, "validate_only": true])
        #expect(checked["changes"]?.arrayValue?.count == 1 && service.head == head)
        #expect(service.call("import.commit", ["import_id": id]).counts("client") == [1, 1, 0, 0, 0, 0])
    }

    @Test func `an import belongs to who began it`() {
        let id = service.beginImport(as: TestPeers.inGroup(of: .admin))
        for (method, params) in [("import.rows", rows), ("import.commit", [:])] as [(String, JSONValue)] {
            let reply = service.reply(method, params.with("import_id", id))
            #expect(reply.kind == "invalid_params" && reply.pointer == "/params/import_id")
        }
        #expect(service.reply("import.rows", rows.with("import_id", id), as: TestPeers.inGroup(of: .admin)).kind == nil)
    }

    @Test func `an import ends with its commit`() {
        let id = service.beginImport()
        _ = service.call("import.commit", ["import_id": id])
        #expect(service.errorKind("import.rows", rows.with("import_id", id)) == "invalid_params")
        #expect(service.errorKind("import.commit", ["import_id": id]) == "invalid_params")
        #expect(service.errorKind("import.commit", ["import_id": 999]) == "invalid_params")
    }

    @Test func `a call takes a thousand rows and not one more`() {
        let clients = (1...1001).map { ["source_id": .integer($0), "name": "Acme"] as JSONValue }
        let id = service.beginImport()
        let most: JSONValue = ["import_id": id, "clients": .array(Array(clients.dropLast()))]
        #expect(service.call("import.rows", most)["received"] == 1000)
        let reply = service.reply("import.rows", most.with("clients", .array(clients)))
        #expect(reply.kind == "limit_exceeded" && reply.data["which"] == "import_rows_per_call")
        #expect(reply.data["limit"] == 1000 && reply.data["value"] == 1001)
        #expect(service.call("import.commit", ["import_id": id]).counts("client") == [1000, 1000, 0, 0, 0, 0])
    }

    @Test(
        arguments: [
            ("/params/clients/1/name", ["clients": [["source_id": 1, "name": "A1"], ["source_id": 2]]]),
            ("/params/clients/0/source_id", ["clients": [["source_id": "1", "name": "A1"]]]),
            ("/params/clients/0/color", ["clients": [["source_id": 1, "name": "A1", "color": "red"]]]),
            ("/params/deals", ["deals": []]),
        ] as [(String, JSONValue)]
    )
    func `rows of another form are refused with their place`(_ pointer: String, _ rows: JSONValue) {
        let id = service.beginImport()
        let reply = service.reply("import.rows", rows.with("import_id", id))
        #expect(reply.kind == "invalid_params" && reply.pointer == pointer, "\(reply.text)")
    }

    @Test func `an unknown format is refused`() {
        let reply = service.reply("import.begin", ["kind": "spreadsheet"])
        #expect(reply.kind == "invalid_params" && reply.pointer == "/params/kind")
    }

    @Test func `the same source id twice in one import counts once`() {
        let report = service.importing([
            "clients": [["source_id": 1, "name": "Acme"], ["source_id": 1, "name": "Again"]]
        ])
        #expect(report.counts("client") == [2, 1, 1, 0, 0, 0])
    }
}
