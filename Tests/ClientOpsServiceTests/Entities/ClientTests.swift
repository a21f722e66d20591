import ClientOpsTestSupport
import StrictJSON
import Testing

/// Fields of a client and the rules of `update` that hold for every entity.
@Suite struct ClientTests {
    private let service: TestService
    private let client: JSONValue

    init() throws {
        service = try TestService()
        client = service.id(
            "client.create",
            ["name": "Acme", "company": "Acme Ltd", "email": "a@acme.example", "phone": "1", "notes": "a\nb"]
        )
    }

    @Test func `a new row has revision 1 and its times`() {
        let row = service.row("client", client)
        #expect(row["revision"] == 1 && row["archived_at"] == .null && row["notes"] == "a\nb")
        #expect(row["created_at"] == row["updated_at"])
        #expect(row["created_at"]?.stringValue?.hasSuffix("Z") == true)
    }

    @Test func `names are not unique`() {
        #expect(service.reply("client.create", ["name": "Acme"]).kind == nil)
    }

    @Test func `text is trimmed and composed`() {
        let row = service.call("client.create", ["name": "  Caf\u{65}\u{301} ", "company": "  "])
        #expect(row["name"] == "Caf\u{E9}" && row["company"] == .null)
    }

    @Test(
        arguments: [
            ("/params/name", ["name": "A"]), ("/params/name", ["name": "   "]), ("/params/name", ["name": nil]),
            ("/params/name", [:]), ("/params/name", ["name": "a\u{202E}b"]), ("/params/name", ["name": "a\nb"]),
            ("/params/name", ["name": .string(String(repeating: "x", count: 201))]),
            ("/params/name", ["name": 7]), ("/params/email", ["name": "Acme", "email": "nobody"]),
            ("/params/phone", ["name": "Acme", "phone": .string(String(repeating: "1", count: 51))]),
            ("/params/notes", ["name": "Acme", "notes": .string(String(repeating: "x", count: 10_001))]),
            ("/params/id", ["name": "Acme", "id": 5]), ("/params/revision", ["name": "Acme", "revision": 1]),
        ] as [(String, JSONValue)]
    )
    func `unusable fields are refused with their place`(_ pointer: String, _ params: JSONValue) {
        let before = service.head
        let reply = service.reply("client.create", params)
        #expect(reply.kind == "invalid_params" && reply.pointer == pointer, "\(reply.text)")
        #expect(service.head == before)
    }

    @Test func `an absent field stays and null clears an optional one`() {
        let row = service.call(
            "client.update",
            ["id": client, "company": nil, "phone": "  ", "email": "b@acme.example"]
        )
        #expect(row["company"] == .null && row["phone"] == .null)
        #expect(row["email"] == "b@acme.example" && row["name"] == "Acme" && row["notes"] == "a\nb")
        #expect(row["revision"] == 2)
    }

    @Test(
        arguments: [
            ("/params/name", ["name": nil]), ("/params/name", ["name": " "]),
            ("/params/archived_at", ["archived_at": nil]), ("/params/status", ["status": "new"]),
            ("/params/created_at", ["created_at": "2020-01-01T00:00:00.000Z"]),
        ] as [(String, JSONValue)]
    )
    func `update refuses what it may not set`(_ pointer: String, _ patch: JSONValue) {
        let reply = service.reply("client.update", patch.with("id", client))
        #expect(reply.kind == "invalid_params" && reply.pointer == pointer, "\(reply.text)")
        #expect(service.row("client", client)["revision"] == 1)
    }

    @Test func `no change keeps the revision and writes no entry`() {
        let before = service.head
        let row = service.row("client", client)
        #expect(service.call("client.update", ["id": client]) == row)
        #expect(service.call("client.update", ["id": client, "name": "  Acme ", "phone": "1"]) == row)
        #expect(service.head == before)
    }

    @Test func `each change has its entry with the values before and after`() {
        let seq = service.seq
        _ = service.call("client.update", ["id": client, "name": "Beta", "notes": nil, "reason": "as asked"])
        let entries = service.audit(after: seq)
        #expect(entries.count == 1)
        #expect(entries.first?["action"] == "update" && entries.first?["entity_id"] == client)
        #expect(entries.first?["changes"] == ["name": ["Acme", "Beta"], "notes": ["a\nb", nil]])
        #expect(entries.first?["revision"] == 2 && entries.first?["reason"] == "as asked")
        #expect(entries.first?["actor"]?["uid"] == 0 && entries.first?["method"] == "client.update")
    }

    @Test func `an archived row is not there for writes`() {
        _ = service.call("client.archive", ["id": client])
        for method in ["client.update", "client.archive"] {
            #expect(service.errorKind(method, ["id": client]) == "not_found")
        }
        #expect(service.reply("client.restore", ["id": client]).kind == nil)
        #expect(service.errorKind("client.restore", ["id": client]) == "invalid_state")
    }

    @Test func `an id is never used again`() {
        _ = service.call("client.archive", ["id": client])
        let next = service.client("Next")
        #expect((next.integerValue ?? 0) > (client.integerValue ?? 0))
    }
}
